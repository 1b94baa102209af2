/** Hands on what comes in, such as from a microphone: its port receives Float32Arrays. */
class CaptureProcessor extends AudioWorkletProcessor {
  process([[input]]) {
    if (input) {
      this.port.postMessage(input.slice());
    }
    return true;
  }
}

registerProcessor("flowtone-capture", CaptureProcessor);
