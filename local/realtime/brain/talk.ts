/** What the brain is shown of a conversation, oldest first. `context` is text about the world, never a request. */
export type BrainItem =
  | {kind: 'user'; text: string}
  | {kind: 'context'; text: string}
  | {kind: 'assistant'; text: string}
  | {kind: 'call'; callId: string; name: string; arguments: string}
  | {kind: 'output'; callId: string; output: string};

/** What to do next: speak, or call one tool. */
export type Step = {say: string} | {call: {name: string; arguments: Record<string, unknown>}};

export const LONG_STORY =
  'Here is a long one. A robot walks into a library and asks for a book about patience. ' +
  'The librarian says, it is on the very top shelf, and the ladder is being repaired, so you will have to wait until tomorrow. ' +
  'The robot sits down and waits for three hundred years. Then the librarian comes back and says, good news, you have just finished the book.';

export const COUNT_TO_THIRTY =
  'One, two, three, four, five, six, seven, eight, nine, ten. ' +
  'Eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty. ' +
  'Twenty one, twenty two, twenty three, twenty four, twenty five, twenty six, twenty seven, twenty eight, twenty nine, thirty.';

export const NOT_HEARD = 'Sorry, I did not catch that.';
export const DEAF =
  'I cannot hear on this machine, because speech recognition is not installed here. You can type to me instead.';
export const WHO = 'I am the small local stand-in for the voice model. Ask me what I can do.';
