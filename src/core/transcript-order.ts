/** What a voice service tells of an item of its conversation, and when that was heard, in ms since the epoch. */
export interface ItemAdded {
  itemId: string;
  /** The item it follows; `null` for the first one. Source: `conversation.item.added` of OpenAI's Realtime API. */
  previousItemId: string | null;
  at: number;
}

interface PlacedItem extends ItemAdded {
  /** Rises along the list. */
  order: number;
}

/** The items of one session, in the provider's order. */
export type ItemOrder = readonly PlacedItem[];

export const NO_ITEMS: ItemOrder = [];

/**
 * The smallest distance between two orders, in ms: far below any that time makes, and still four steps apart for a
 * double of today's epoch.
 */
const STEP = 1 / 1_024;

/**
 * The order with one more item. An item told twice stays where it is. One that follows an item not known yet stands at
 * the end until that item comes, and is then moved behind it with what follows it. A second item that claims to be the
 * first goes to the end: services that name no predecessors tell their items in order.
 *
 * Orders are times where they can be, so that they compare across sessions. An item told late may change those of items
 * after it: entries of a session are worth saving again when their order changes.
 */
export function withItem(items: ItemOrder, added: ItemAdded): ItemOrder {
  const {itemId, previousItemId} = added;
  const known = items.find((item) => item.itemId === itemId);
  if (known) {
    return isMisplaced(items, known, previousItemId)
      ? numbered(moveRun(items, known, previousItemId))
      : items;
  }
  const waiting = items.filter((item) => item.previousItemId === itemId);
  const grown = items.toSpliced(placeFor(items, previousItemId), 0, {...added, order: NaN});
  return numbered(waiting.reduce<ItemOrder>((list, item) => moveRun(list, item, itemId), grown));
}

/** Where an item stands, in ms since the epoch with fractions; `null` for one that was never told. */
export function orderOf(items: ItemOrder, itemId: string): number | null {
  return items.find((item) => item.itemId === itemId)?.order ?? null;
}

/** Whether a known item waits in vain for a predecessor, and is told again with one that is there. */
function isMisplaced(items: ItemOrder, known: PlacedItem, previousItemId: string | null): boolean {
  if (known.previousItemId === null || has(items, known.previousItemId)) return false;
  return previousItemId !== null && previousItemId !== known.itemId && has(items, previousItemId);
}

function has(items: ItemOrder, itemId: string): boolean {
  return items.some((item) => item.itemId === itemId);
}

function placeFor(items: ItemOrder, previousItemId: string | null): number {
  if (previousItemId === null) {
    return items.some((item) => item.previousItemId === null) ? items.length : 0;
  }
  const before = items.findIndex((item) => item.itemId === previousItemId);
  return before < 0 ? items.length : before + 1;
}

/** The items with the run that begins at `first` moved behind `previousItemId`; in a run each follows the one before. */
function moveRun(items: ItemOrder, first: PlacedItem, previousItemId: string | null): ItemOrder {
  const from = items.indexOf(first);
  let to = from + 1;
  while (to < items.length && items[to]?.previousItemId === items[to - 1]?.itemId) to += 1;
  const run = items.slice(from, to).map((item) => ({...item, order: NaN}));
  // An item cannot follow one of those that follow it.
  if (run.some((item) => item.itemId === previousItemId)) return items;
  const rest = items.toSpliced(from, to - from);
  return rest.toSpliced(
    placeFor(rest, previousItemId),
    0,
    {...first, previousItemId, order: NaN},
    ...run.slice(1),
  );
}

/** Gives every item that was placed anew an order between its neighbours', at its own time where that fits. */
function numbered(items: ItemOrder): ItemOrder {
  const result: PlacedItem[] = [];
  for (const [place, item] of items.entries()) {
    const before = result.at(-1)?.order ?? -Infinity;
    const after = items.slice(place).find(({order}) => !Number.isNaN(order))?.order ?? Infinity;
    const wanted = Number.isNaN(item.order) ? between(before, after, item.at) : item.order;
    const order = wanted > before ? wanted : before + STEP;
    result.push(order === item.order ? item : {...item, order});
  }
  return result;
}

function between(before: number, after: number, at: number): number {
  if (at > before && at < after) return at;
  if (after === Infinity) return before + STEP;
  if (before === -Infinity) return after - STEP;
  return (before + after) / 2;
}
