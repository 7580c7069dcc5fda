import {computePosition, flip, offset, shift, type Platform, type Rect} from '@floating-ui/core';
import type {Box} from '../reading/screen.ts';

const GAP_PX = 10;
const EDGE_PX = 8;

/** Everything that is placed here is placed in the window, and its size is known: nothing has to be asked of the page. */
const platformIn = ({left, top, right, bottom}: Box): Platform => ({
  getElementRects: ({reference, floating}) => ({reference: reference as Rect, floating: floating as Rect}),
  getDimensions: (element) => element as Rect,
  getClippingRect: () => ({x: left, y: top, width: right - left, height: bottom - top}),
});

/**
 * Where a label of this size stands beside a box of the window, in whole pixels: above it, where it can be read whole. `seen` is the
 * part of the window that a person sees.
 */
export async function placeLabel(
  box: Rect,
  size: {width: number; height: number},
  seen: Box,
): Promise<{x: number; y: number}> {
  const {x, y} = await computePosition(
    box,
    {x: 0, y: 0, ...size},
    {
      platform: platformIn(seen),
      strategy: 'fixed',
      placement: 'top-start',
      middleware: [
        offset(GAP_PX),
        flip({
          padding: EDGE_PX,
          fallbackPlacements: ['bottom-start', 'right', 'left'],
          fallbackStrategy: 'bestFit',
        }),
        // Where a thing fills the window, its label lies over it: it is still to be read.
        shift({padding: EDGE_PX, crossAxis: true}),
      ],
    },
  );
  return {x: Math.round(x), y: Math.round(y)};
}
