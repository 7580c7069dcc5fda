import {describe, expect, it} from 'vitest';
import {createResponseQueue, type ResponseNews} from './response-queue.ts';

const request = (name: string) => ({type: 'response.create' as const, response: {name}});
const created: ResponseNews = {type: 'response.created'};
const done: ResponseNews = {type: 'response.done'};

/** A queue, and what it sent: names and ids. */
function open() {
  const sent: string[] = [];
  const queue = createResponseQueue(({response, event_id}) => {
    sent.push(`${(response as {name: string}).name} ${event_id}`);
  });
  return {...queue, sent, ask: (name: string) => queue.ask(request(name))};
}
const error = (event_id: string, code = 'invalid_value'): ResponseNews => ({
  type: 'error',
  error: {code, event_id},
});

describe('requests for responses', () => {
  it('go out one after the other, each at the end of the one before', () => {
    const queue = open();
    queue.ask('a');
    queue.ask('b');
    queue.ask('c');
    expect(queue.sent).toEqual(['a ask_1']);
    queue.note(created);
    expect(queue.sent).toHaveLength(1);
    queue.note(done);
    expect(queue.sent).toEqual(['a ask_1', 'b ask_2']);
    queue.note(created);
    queue.note(done);
    expect(queue.sent).toEqual(['a ask_1', 'b ask_2', 'c ask_3']);
  });

  it('wait for a response that the service began by itself', () => {
    const queue = open();
    queue.note(created);
    queue.ask('a');
    expect(queue.sent).toEqual([]);
    queue.note(done);
    expect(queue.sent).toEqual(['a ask_1']);
  });

  it('are made again where another had begun just before', () => {
    const queue = open();
    queue.ask('a');
    queue.note(created);
    queue.note(error('ask_1', 'conversation_already_has_active_response'));
    expect(queue.sent).toEqual(['a ask_1']);
    queue.note(done);
    expect(queue.sent).toEqual(['a ask_1', 'a ask_2']);
  });

  it('are made again at once where the other has ended meanwhile', () => {
    const queue = open();
    queue.ask('a');
    queue.note(created);
    queue.note(done);
    queue.note(error('ask_1', 'conversation_already_has_active_response'));
    expect(queue.sent).toEqual(['a ask_1', 'a ask_2']);
  });

  it('wait where the other’s beginning has not been told', () => {
    const queue = open();
    queue.ask('a');
    queue.note(error('ask_1', 'conversation_already_has_active_response'));
    expect(queue.sent).toEqual(['a ask_1']);
    queue.note(done);
    expect(queue.sent).toEqual(['a ask_1', 'a ask_2']);
  });

  it('hold nothing up when they are refused', () => {
    const queue = open();
    queue.ask('a');
    queue.ask('b');
    queue.note(error('another event'));
    expect(queue.sent).toHaveLength(1);
    queue.note(error('ask_1'));
    expect(queue.sent).toEqual(['a ask_1', 'b ask_2']);
  });
});

describe('cancelling', () => {
  it('is of use while a response is being made, once', () => {
    const queue = open();
    expect(queue.cancel()).toBe(false);
    queue.ask('a');
    expect(queue.cancel()).toBe(false);
    queue.note(created);
    expect(queue.cancel()).toBe(true);
    expect(queue.cancel()).toBe(false);
    queue.ask('b');
    expect(queue.sent).toHaveLength(1);
    queue.note(done);
    expect(queue.sent).toEqual(['a ask_1', 'b ask_2']);
  });
});

describe('the end of a response', () => {
  it('can be waited for while one is being made, cancelled or not', async () => {
    const queue = open();
    expect(queue.ending()).toBeNull();
    queue.ask('a');
    expect(queue.ending()).toBeNull();
    queue.note(created);
    queue.cancel();
    const ending = queue.ending();
    queue.note(done);
    await ending;
    expect(queue.ending()).toBeNull();
    queue.note(created);
    expect(queue.ending()).not.toBe(ending);
  });
});
