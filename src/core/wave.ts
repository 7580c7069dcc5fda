const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;
/** `WAVE_FORMAT_PCM`. */
const PCM = 1;

/**
 * Mono samples from -1 to 1, taken at `rate` a second, as a RIFF file of 16 bits a sample.
 * Source: IBM and Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", 1991.
 */
export function encodeWave(samples: Float32Array, rate: number): ArrayBuffer {
  const bytes = samples.length * BYTES_PER_SAMPLE;
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + bytes));
  const text = (at: number, letters: string) => {
    for (let index = 0; index < letters.length; index += 1)
      view.setUint8(at + index, letters.charCodeAt(index));
  };
  text(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + bytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * BYTES_PER_SAMPLE, true);
  view.setUint16(32, BYTES_PER_SAMPLE, true);
  view.setUint16(34, BYTES_PER_SAMPLE * 8, true);
  text(36, 'data');
  view.setUint32(40, bytes, true);
  samples.forEach((sample, index) => {
    const value = Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff);
    view.setInt16(HEADER_BYTES + index * BYTES_PER_SAMPLE, value, true);
  });
  return view.buffer;
}
