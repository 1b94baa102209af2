/**
 * The live connection to a voice, off the page's thread: PCM goes from the socket straight to the audio
 * thread and acknowledgements straight back, so that drawing and layout can never starve the sound.
 *
 * The page sends {type: "attach", player: MessagePort}, {type: "connect", url}, {type: "send", message}
 * and receives {type: "connecting"}, {type: "retry", inMillis, reason} and every text message of the
 * server as {type: "server", message}.
 */
const FIRST_RETRY_MILLIS = 300;
const LONGEST_RETRY_MILLIS = 5000;

let player = null;
let socket = null;
let url = null;
let epoch = 0;
let retryMillis = FIRST_RETRY_MILLIS;
let retryTimer = 0;

function connect(newUrl) {
  url = newUrl;
  retryMillis = FIRST_RETRY_MILLIS;
  open();
}

function open() {
  clearTimeout(retryTimer);
  leave();
  epoch++;
  postMessage({ type: "connecting" });
  socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  socket.onmessage = ({ data }) => (typeof data === "string" ? onText(data) : onChunk(data));
  socket.onclose = ({ reason }) => retry(reason);
}

function leave() {
  if (socket) {
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }
}

function retry(reason) {
  player.postMessage({ type: "end" });
  postMessage({ type: "retry", inMillis: retryMillis, reason });
  retryTimer = setTimeout(open, retryMillis);
  retryMillis = Math.min(2 * retryMillis, LONGEST_RETRY_MILLIS);
}

function onText(text) {
  const message = JSON.parse(text);
  if (message.type === "format") {
    retryMillis = FIRST_RETRY_MILLIS;
    begin(message);
  } else if (message.type === "ended") {
    player.postMessage({ type: "end" });
  }
  postMessage({ type: "server", message });
}

function begin({ sampleRateHz, windowSamples }) {
  // Half a window queued before the first sample leaves the other half to ride out a late chunk.
  player.postMessage({ type: "begin", epoch, sampleRateHz, startSamples: windowSamples / 2 });
}

function onChunk(buffer) {
  const samples = new Float32Array(buffer);
  player.postMessage({ type: "chunk", samples }, [samples.buffer]);
}

function onPlayerMessage(message) {
  if (message.type === "played" && message.epoch === epoch) {
    send({ type: "played", samples: message.samples });
  }
}

function send(message) {
  if (socket?.readyState === WebSocket.OPEN) {
    socket.send(JSON.stringify(message));
  }
}

onmessage = ({ data }) => {
  if (data.type === "attach") {
    player = data.player;
    player.onmessage = (event) => onPlayerMessage(event.data);
  } else if (data.type === "connect") {
    connect(data.url);
  } else if (data.type === "send") {
    send(data.message);
  }
};
