/** Long-lived and ephemeral keys by their prefix, whole or masked in part, and whatever stands where a key is sent. */
const SECRETS = /\b[se]k[-_][\w*.-]+|(?<=\bBearer\s+)[^\s"',}]+/gi;

/** The text with `[key]` in the place of anything that looks like a credential. */
export function withoutKeys(text: string): string {
  return text.replaceAll(SECRETS, '[key]');
}
