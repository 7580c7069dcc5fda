import {expect, it} from 'vitest';
import {describeFailure} from '../protocol/failures.ts';
import {refuseAgent, sayToAgent} from './node-reply.ts';

const payloadOf = (reply: ReturnType<typeof sayToAgent>): unknown =>
  reply.ok ? JSON.parse(reply.payloadJSON) : null;

it('words are the content of a tool’s result', () => {
  expect(payloadOf(sayToAgent('Hello'))).toEqual({content: [{type: 'text', text: 'Hello'}]});
});

it('a picture goes before its words, as its bytes alone', () => {
  const picture = {
    dataUrl: 'data:image/jpeg;base64,QUJD',
    width: 1,
    height: 1,
    bytes: 3,
    sha256: '',
    thumbnail: null,
  };
  expect(payloadOf(sayToAgent('Seen', picture))).toEqual({
    content: [
      {type: 'image', data: 'QUJD', mimeType: 'image/jpeg'},
      {type: 'text', text: 'Seen'},
    ],
  });
});

it('a refusal says why, and what the person can do', () => {
  expect(refuseAgent(describeFailure('share.off'))).toEqual({
    ok: false,
    error: {
      code: 'share.off',
      message:
        'For the person: You have not allowed your agent to click and type. What they can do: Allow it in the settings.',
    },
  });
});
