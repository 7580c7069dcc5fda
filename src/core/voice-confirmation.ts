/** A yes that the gateway wants said aloud before it does something weighty. */
interface VoiceConfirmation {
  /** What the answer has to name. */
  id: string;
  /** What it is about, without the id. */
  text: string;
}

/**
 * Source: `docs/gateway/protocol/rpc-talk-config-and-agents.md` of OpenClaw; a gateway of version 2026.9.6 makes the id a UUID and
 * says behind it what was held back.
 */
const REQUIRED = /\bVOICE_CONFIRMATION_REQUIRED:(?<id>[\w-]{8,128})[\s.:]*/;

/** Finds it in an agent's words; `null` where there is none. */
export function confirmationIn(words: string): VoiceConfirmation | null {
  const id = REQUIRED.exec(words)?.groups?.['id'];
  return id === undefined
    ? null
    : {id, text: withoutConfirmation(words) || 'Your agent wants a yes before it goes on.'};
}

/** The same words as a person should hear them. */
export function withoutConfirmation(words: string): string {
  return words.replace(REQUIRED, '').trim();
}

/** What the agent is told once the person has answered. */
export function confirmationAnswer(id: string, isYes: boolean): string {
  return isYes
    ? `The person was asked aloud and said yes. Do exactly what was held back, nothing else. confirmationId: ${id}`
    : `The person was asked aloud and said no. Do not do what was held back. confirmationId: ${id}`;
}
