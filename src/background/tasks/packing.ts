import {limitsOf, roomForAttachment, roomForText, type GatewayLimits} from '../../core/gateway-limits.ts';
import {ATTEMPTS} from '../../core/picture-size.ts';
import {jsonBytes, shareText} from '../../core/shared-page.ts';
import {shrink} from '../../platform/jpeg.ts';
import type {Parcel} from '../../platform/parcel-store.ts';
import {describeFailure, type Failure} from '../../protocol/failures.ts';
import type {Picture} from '../../protocol/picture.ts';
import {sentence} from '../../protocol/sentences.ts';
import type {Task, Went} from '../../protocol/task.ts';

/** An attachment as `chat.send` takes it. Source: `docs/gateway/protocol` of OpenClaw; `content` is base64. */
interface Attachment {
  type: 'image';
  mimeType: 'image/jpeg';
  fileName: string;
  content: string;
}

/** A task made ready to be sent, within what the gateway takes; `picture` is the one that goes. */
export interface Packed {
  text: string;
  attachments: Attachment[];
  went: Went | null;
  picture: Picture | null;
}

const TOO_LONG = sentence('task_too_long');
const NO_PICTURE = 'A picture of the page is missing: the gateway takes none that small.';
const SMALLER = 'The picture was made smaller to fit into what the gateway takes.';
/** Below this nobody sees anything in a picture, in bytes. */
const LEAST_PICTURE = 1_500;

/**
 * Fits a task and what was gathered for it to what the gateway takes: a smaller picture, then cut text. `policy` is what the
 * gateway said of its limits. A failure where not even the person's words fit.
 */
export async function packTask(
  {message, text}: Pick<Task, 'message' | 'text'>,
  parcel: Parcel | null,
  policy: unknown,
): Promise<Packed | Failure> {
  const limits = limitsOf(policy);
  if (!parcel)
    return jsonBytes(text) <= roomForText(limits, 0)
      ? {text, attachments: [], went: null, picture: null}
      : describeFailure('task.failed', undefined, TOO_LONG);
  const nonce = crypto.randomUUID();
  const ask = (missing: readonly string[], hasPicture: boolean, room: number) =>
    shareText(
      {message, page: {...parcel.page, missing: [...parcel.page.missing, ...missing]}, hasPicture, nonce},
      room,
    );
  const whole = ask([SMALLER], true, Infinity);
  const {picture, notes} = await fitPicture(parcel.picture, limits, jsonBytes(whole?.text ?? ''));
  const shared = ask(notes, picture !== null, roomForText(limits, picture?.bytes ?? 0));
  // Beside a long request there may be room for nothing else.
  if (!shared && picture) return packTask({message, text}, {...parcel, picture: null}, policy);
  if (!shared) return describeFailure('task.failed', undefined, TOO_LONG);
  const {text: fitted, selectionChars, textChars, left} = shared;
  return {
    text: fitted,
    attachments: picture ? [attachmentOf(picture)] : [],
    went: {selectionChars, textChars, picture: sizeOf(picture), left},
    picture,
  };
}

async function fitPicture(
  picture: Picture | null,
  limits: GatewayLimits,
  textBytes: number,
): Promise<{picture: Picture | null; notes: string[]}> {
  if (!picture) return {picture: null, notes: []};
  const room = roomForAttachment(limits, textBytes);
  const fitted = room < LEAST_PICTURE ? null : await shrink(picture, room, ATTEMPTS);
  if (!fitted) return {picture: null, notes: [NO_PICTURE]};
  return {picture: fitted, notes: fitted === picture ? [] : [SMALLER]};
}

function attachmentOf({dataUrl}: Picture): Attachment {
  const content = dataUrl.slice(dataUrl.indexOf(',') + 1);
  return {type: 'image', mimeType: 'image/jpeg', fileName: 'page.jpg', content};
}

function sizeOf(picture: Picture | null): Went['picture'] {
  if (!picture) return null;
  const {width, height, bytes} = picture;
  return {width, height, bytes};
}
