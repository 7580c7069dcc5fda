import type {Frames} from './time-warping.ts';

/** The first coefficient is loudness: worth less than the sound itself. */
const LOUDNESS_WEIGHT = 0.3;
/** How sounds change is worth less than what they are. */
const CHANGE_WEIGHT = 0.3;
/** Change is taken over this many frames to each side. */
const CHANGE_REACH = 3;

/**
 * Makes stretches comparable that were said at another loudness or through another microphone: the mean of each
 * coefficient is taken out, and the change of each is put beside it, so that frames are twice as wide.
 * The weights were chosen by measurement (decision 0012).
 */
export function shapeOf(cepstra: Frames): Frames {
  const {count, width, values} = cepstra;
  const means = new Float32Array(width);
  for (const [at, value] of values.entries()) means[at % width] = (means[at % width] ?? 0) + value / count;
  const sound = values.map((value, at) => {
    const column = at % width;
    return (value - (means[column] ?? 0)) * (column === 0 ? LOUDNESS_WEIGHT : 1);
  });
  const shape = new Float32Array(count * width * 2);
  for (let row = 0; row < count; row += 1) {
    const before = Math.max(0, row - CHANGE_REACH) * width;
    const after = Math.min(count - 1, row + CHANGE_REACH) * width;
    for (let column = 0; column < width; column += 1) {
      const change = (sound[after + column] ?? 0) - (sound[before + column] ?? 0);
      shape[row * width * 2 + column] = sound[row * width + column] ?? 0;
      shape[row * width * 2 + width + column] = change * CHANGE_WEIGHT;
    }
  }
  return {count, width: width * 2, values: shape};
}
