// The package ships no types. This is the part of its Emscripten module that is used here.
declare module '@echogarden/fvad-wasm' {
  interface FvadModule {
    HEAP16: Int16Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _fvad_new(): number;
    _fvad_free(vad: number): void;
    _fvad_set_mode(vad: number, mode: 0 | 1 | 2 | 3): number;
    _fvad_set_sample_rate(vad: number, rate: 8000 | 16000 | 32000 | 48000): number;
    /** 1 for voice, 0 for none, -1 for a frame of a length it does not take. */
    _fvad_process(vad: number, pcm: number, samples: number): -1 | 0 | 1;
  }
  export default function createFvad(): Promise<FvadModule>;
}
