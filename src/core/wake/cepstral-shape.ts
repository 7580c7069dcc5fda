import type {Frames} from './time-warping.ts';

/**
 * Makes stretches comparable that were said at another loudness or through another microphone: the first coefficient,
 * which is loudness, is left out, and the mean of each of the others is taken out. To weigh loudness in, or how the sound
 * changes, told words apart no better, and less well behind a microphone that sets its own gain (decision 0012).
 */
export function shapeOf(cepstra: Frames): Frames {
  const {count, values} = cepstra;
  const width = cepstra.width - 1;
  const shape = new Float32Array(count * width);
  for (let column = 0; column < width; column += 1) {
    let sum = 0;
    for (let row = 0; row < count; row += 1) sum += values[row * cepstra.width + column + 1] ?? 0;
    for (let row = 0; row < count; row += 1) {
      shape[row * width + column] = (values[row * cepstra.width + column + 1] ?? 0) - sum / count;
    }
  }
  return {count, width, values: shape};
}
