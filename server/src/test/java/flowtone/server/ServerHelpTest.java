package flowtone.server;

import flowtone.cli.HelpClaims;

/** The server's commands are described like the others. */
class ServerHelpTest extends HelpClaims {}
