/** Items of a conversation of which only the newest counts, oldest first. */
export type Placed = readonly string[];

/**
 * Deleting an early item makes the service read everything after it anew, at the full price; a picture that stands costs a
 * tenth of that. So old ones go together, when there are this many.
 */
const BATCH = 3;

/** Adds an item. What is to be deleted comes with what stands then: nothing, or all that was superseded. */
export function supersede(placed: Placed, itemId: string): {placed: Placed; toDelete: Placed} {
  if (placed.length < BATCH) return {placed: [...placed, itemId], toDelete: []};
  return {placed: [itemId], toDelete: placed};
}
