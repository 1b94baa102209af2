package flowtone.server.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request, where its response goes, and what ends both.
 *
 * @param request to be answered
 * @param response to be written
 * @param callback to be called once
 */
record Exchange(Request request, Response response, Callback callback) {}
