import type {LinkListener, Link} from './gateway/link.ts';

let opening: Promise<Link> | null = null;

/** Nobody works over the link yet. */
const NOBODY: LinkListener = {onUp: () => undefined, onEvent: () => undefined, onGap: () => undefined};

/** The link to the gateway, whose code is evaluated when somebody first asks for it (docs/decisions/0018, 0025). */
export function gatewayLink(): Promise<Link> {
  opening ??= import('./gateway/index.ts').then(({startLink}) => startLink(NOBODY));
  return opening;
}

/** The link if it is there already. */
export function openedLink(): Promise<Link> | null {
  return opening;
}
