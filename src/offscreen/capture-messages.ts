/** What the capture worklet is told. A capture is named by a number of its own, so that late notes can be told. */
export type CaptureOrder =
  {type: 'hold'; captureId: number} | {type: 'flow'} | {type: 'finish'} | {type: 'drop'};

/** A stretch of audio: peak and RMS from 0 to 1, and its length. */
export interface MeterNote {
  peak: number;
  rms: number;
  ms: number;
}

/** What the capture worklet tells. The first reading comes with the first block that was kept. */
export type CaptureNote =
  ({type: 'reading'; captureId: number} & MeterNote) | {type: 'drained'; captureId: number};
