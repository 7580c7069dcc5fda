import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {sendCommand} from './bus.ts';

const {sendMessage} = vi.hoisted(() => ({sendMessage: vi.fn<(message: unknown) => Promise<unknown>>()}));
vi.mock('webextension-polyfill', () => ({default: {runtime: {sendMessage}}}));

/** What Chrome says when a worker is stopped before it has answered. */
const CLOSED = new Error('The message channel closed before a response was received');

beforeEach(() => {
  sendMessage.mockReset();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a command that a worker died over', () => {
  it('is sent again where it may be carried out twice', async () => {
    sendMessage.mockRejectedValueOnce(CLOSED);
    sendMessage.mockResolvedValueOnce({ok: true, value: {news: []}});
    const answer = sendCommand('news.read', {});
    await vi.runAllTimersAsync();
    expect(await answer).toEqual({news: []});
    expect(sendMessage).toHaveBeenCalledTimes(2);
  });

  it('is given up when nobody ever answers', async () => {
    sendMessage.mockRejectedValue(CLOSED);
    const answer = expect(sendCommand('news.read', {})).rejects.toMatchObject({reason: 'internal'});
    await vi.runAllTimersAsync();
    await answer;
    expect(sendMessage).toHaveBeenCalledTimes(3);
  });

  it('is not sent again where that would do something twice', async () => {
    sendMessage.mockRejectedValue(CLOSED);
    await expect(sendCommand('talk.type', {text: 'hello'})).rejects.toMatchObject({reason: 'internal'});
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });

  it('is not sent again when it was refused', async () => {
    sendMessage.mockResolvedValue({
      ok: false,
      failure: {reason: 'page.silent', message: '', fix: {kind: 'none', label: ''}, at: 0},
    });
    await expect(sendCommand('news.read', {})).rejects.toMatchObject({reason: 'page.silent'});
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });
});
