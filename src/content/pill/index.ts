import {pillWorld} from '../pill-here.ts';
import {openPill, type OpenPill} from './pill.ts';

/**
 * The pill on the page in front while Parley hears, thinks, speaks or works, and on a page that is shared. Being put here shows nothing; the worker then
 * says what to show. Without a pill there is no node, no listener and no timer of it in the page.
 */
let open: OpenPill | null = null;

pillWorld.parleyPill ??= {
  show(pill) {
    if (!pill) open?.close();
    else if (!open?.change(pill))
      open = openPill(pill, () => {
        open = null;
      });
  },
  veil: (isVeiled) => open?.veil(isVeiled) ?? false,
  giveWay: () => open?.giveWay(),
};
