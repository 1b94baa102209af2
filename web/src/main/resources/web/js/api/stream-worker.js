import { Acknowledgements } from "./acknowledgements.js";

/**
 * The live connection to a voice, off the page's thread: PCM goes from the socket straight to the audio
 * thread and acknowledgements straight back, so that drawing and layout can never starve the sound.
 *
 * The page sends {type: "attach", player: MessagePort}, {type: "connect", url}, {type: "send", epoch,
 * message}, {type: "retry"} and receives {type: "connecting"}, {type: "retry", inMillis, reason,
 * neverOpened} and every text message of the server as {type: "server", epoch, message}. An earlier
 * connection sounds on until the next one does.
 */
const FIRST_RETRY_MILLIS = 300;
const LONGEST_RETRY_MILLIS = 5000;
const OPEN_PATIENCE_MILLIS = 10000;
/** How long a note may be without sound before the connection is taken for dead. */
const SOUND_PATIENCE_MILLIS = 3000;
const RELEASES = ["noteOff", "allOff"];

let player = null;
let url = null;
let epochs = 0;
let current = null;
let leaving = null;
let retryMillis = FIRST_RETRY_MILLIS;
let retryTimer = 0;
let soundTimer = 0;
let extraSeconds = 0;

function connect(newUrl) {
  url = newUrl;
  retryMillis = FIRST_RETRY_MILLIS;
  open();
}

function open() {
  clearTimeout(retryTimer);
  clearTimeout(soundTimer);
  // What is heard stays until its successor is, also where that one gives way to another before.
  if (current?.heard || (current?.greeted && !leaving)) {
    close(leaving);
    leaving = current;
  } else {
    close(current);
  }
  postMessage({ type: "connecting" });
  const connection = { epoch: ++epochs, socket: new WebSocket(url), greeted: false, heard: false };
  current = connection;
  connection.socket.binaryType = "arraybuffer";
  connection.socket.onmessage = ({ data }) =>
    typeof data === "string" ? onText(connection, data) : onChunk(connection, data);
  connection.socket.onclose = ({ reason }) => onClose(connection, reason);
  connection.timer = setTimeout(() => lose(connection), OPEN_PATIENCE_MILLIS);
}

function close(connection) {
  if (connection) {
    clearTimeout(connection.timer);
    connection.socket.onmessage = null;
    connection.socket.onclose = null;
    connection.socket.close();
    player.postMessage({ type: "end", epoch: connection.epoch });
  }
}

/** A connection that says nothing is given up, without waiting for what it says to that. */
function lose(connection) {
  close(connection);
  onClose(connection, "");
}

function onClose(connection, reason) {
  clearTimeout(connection.timer);
  player.postMessage({ type: "end", epoch: connection.epoch });
  if (connection === leaving) {
    leaving = null;
  } else if (connection === current) {
    current = null;
    const neverOpened = !connection.greeted;
    postMessage({ type: "retry", inMillis: retryMillis, reason, neverOpened });
    retryTimer = setTimeout(open, retryMillis);
    retryMillis = Math.min(2 * retryMillis, LONGEST_RETRY_MILLIS);
  }
}

function onText(connection, text) {
  const message = JSON.parse(text);
  if (message.type === "format") {
    retryMillis = FIRST_RETRY_MILLIS;
    begin(connection, message);
  } else if (message.type === "ended") {
    player.postMessage({ type: "end", epoch: connection.epoch });
  } else if (message.type === "error") {
    clearTimeout(soundTimer);
  }
  if (connection === current) {
    postMessage({ type: "server", epoch: connection.epoch, message });
  }
}

function begin(connection, { sampleRateHz, windowSamples }) {
  clearTimeout(connection.timer);
  connection.greeted = true;
  connection.acknowledgements = new Acknowledgements(sampleRateHz);
  // Half a window queued before the first sample leaves the other half to ride out a late chunk.
  const startSamples = windowSamples / 2;
  player.postMessage({ type: "begin", epoch: connection.epoch, sampleRateHz, startSamples });
}

function onChunk(connection, buffer) {
  connection.heard = true;
  if (connection === current) {
    clearTimeout(soundTimer);
  }
  const samples = new Float32Array(buffer);
  connection.acknowledgements.received(samples.length);
  player.postMessage({ type: "chunk", epoch: connection.epoch, samples }, [samples.buffer]);
  acknowledge(connection);
}

function onPlayerMessage({ type, epoch, samples, ...told }) {
  const connection = [current, leaving].find((each) => each?.epoch === epoch);
  if (type === "played") {
    connection?.acknowledgements.played(samples);
    acknowledge(connection);
  } else if (type === "delay") {
    extraSeconds = told.extraSeconds;
    acknowledge(current);
  } else if (type === "left" && connection === leaving) {
    close(leaving);
    leaving = null;
  }
}

function acknowledge(connection) {
  const samples = connection?.acknowledgements?.next(extraSeconds) ?? null;
  if (samples !== null) {
    transmit(connection, { type: "played", samples });
  }
}

/** To the connection the page had in mind; what is let go is let go on the one before, too. */
function send(epoch, message) {
  const connection = [current, leaving].find((each) => each?.epoch === epoch);
  if (connection && !connection.greeted) {
    return;
  }
  transmit(connection, message);
  if (message.type === "noteOn" && connection === current) {
    clearTimeout(soundTimer);
    soundTimer = setTimeout(() => current === connection && lose(connection), SOUND_PATIENCE_MILLIS);
  } else if (RELEASES.includes(message.type) && connection !== leaving) {
    transmit(leaving, message);
  }
}

function transmit(connection, message) {
  if (connection?.socket.readyState === WebSocket.OPEN) {
    connection.socket.send(JSON.stringify(message));
  }
}

onmessage = ({ data }) => {
  if (data.type === "attach") {
    player = data.player;
    player.onmessage = (event) => onPlayerMessage(event.data);
  } else if (data.type === "connect") {
    connect(data.url);
  } else if (data.type === "send") {
    send(data.epoch, data.message);
  } else if (data.type === "retry" && !current) {
    open();
  }
};
