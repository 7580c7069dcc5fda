/**
 * What the person's agent can do with the tab that is shared with it, by the names that stand in the gateway's
 * configuration. Free of schemas, so that the settings page can show them.
 */
export const LOOK_COMMANDS = ['page.snapshot', 'page.screenshot', 'page.point'] as const;
/** Offered only where the person has turned it on. */
export const ACT_COMMANDS = ['page.click', 'page.type'] as const;

export type PageCommand = (typeof LOOK_COMMANDS)[number] | (typeof ACT_COMMANDS)[number];
