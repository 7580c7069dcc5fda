import type {Failure} from '../protocol/failures.ts';
import type {Picture} from '../protocol/picture.ts';

/** What is answered to a command of the agent's. Source: `NodeInvokeResultParams` of OpenClaw's protocol, without the ids. */
export type NodeReply = {ok: true; payloadJSON: string} | {ok: false; error: {code: string; message: string}};

/** Words for the agent. Source: a gateway hands on what has `content` as the result of a tool, and its pictures as pictures. */
export function sayToAgent(text: string, picture: Picture | null = null): NodeReply {
  const shown = picture && {
    type: 'image',
    data: picture.dataUrl.slice(picture.dataUrl.indexOf(',') + 1),
    mimeType: 'image/jpeg',
  };
  const content = [...(shown ? [shown] : []), {type: 'text', text}];
  return {ok: true, payloadJSON: JSON.stringify({content})};
}

/** Why something was not done, and what the person can do about it. It is told to an agent: “you” is the person no more. */
export function refuseAgent({reason, message, fix}: Failure): NodeReply {
  return {
    ok: false,
    error: {code: reason, message: `For the person: ${message} What they can do: ${fix.label}.`},
  };
}
