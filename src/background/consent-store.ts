import browser from 'webextension-polyfill';
import {z} from 'zod';

const KEY = 'consent';
/** What holds for an agent in a sharing is kept beside what holds for the voice in its session. */
const SHARED_KEY = 'sharedConsent';
/** Begins the id under which the acts of an agent in one sharing stand. */
export const SHARE_SESSION = 'sess_shared-';
const keyOf = (sessionId: string) => (sessionId.startsWith(SHARE_SESSION) ? SHARED_KEY : KEY);
/** A conversation comes to few sites; what is older is asked again. */
const MOST_GRANTS = 30;

/** What the person has agreed to and refused, in one session. */
const Consent = z.lazy(() =>
  z.object({
    sessionId: z.string(),
    /** Origins on which plain things may be done. */
    granted: z.array(z.string()),
    /** What was refused, and in which turn: it is not asked again there. */
    refused: z.array(z.object({turnId: z.string(), key: z.string()})),
    /** What came of the last question that was answered by a click, until the model has been told. */
    clicked: z.object({output: z.string(), at: z.number()}).nullable(),
  }),
);
type Consent = z.infer<typeof Consent>;

/** What holds in a session; nothing of another one counts. */
export async function readConsent(sessionId: string): Promise<Consent> {
  const stored = Consent.safeParse(
    (await browser.storage.session.get(keyOf(sessionId)))[keyOf(sessionId)],
  ).data;
  return stored?.sessionId === sessionId ? stored : {sessionId, granted: [], refused: [], clicked: null};
}

/** Plain things may be done on these origins from now on, in this session. */
export async function grantOrigins(sessionId: string, origins: readonly string[]): Promise<void> {
  const consent = await readConsent(sessionId);
  const granted = [...new Set([...consent.granted, ...origins])].slice(-MOST_GRANTS);
  await write({...consent, granted});
}

/** The person said no to this. */
export async function noteRefusal(sessionId: string, turnId: string, key: string): Promise<void> {
  const consent = await readConsent(sessionId);
  await write({...consent, refused: [...consent.refused, {turnId, key}].slice(-MOST_GRANTS)});
}

/** Keeps what came of a click, or forgets it. */
export async function noteClicked(sessionId: string, clicked: Consent['clicked']): Promise<void> {
  await write({...(await readConsent(sessionId)), clicked});
}

async function write(consent: Consent): Promise<void> {
  await browser.storage.session.set({[keyOf(consent.sessionId)]: consent});
}
