import {actOn} from './act.ts';

/**
 * Acting, a script of its own: it is put into a page when something is to be done there, after the page script, whose parts it uses.
 * Most pages that are read are never acted on.
 */
(globalThis as {parleyAct?: typeof actOn}).parleyAct = actOn;
