import {describe, expect, it} from 'vitest';
import type {TestClient} from './testing/test-client.ts';
import {typed, useRoom} from './testing/test-room.ts';

const room = useRoom();

/** An answer that is being heard, and how its item is named. */
async function answering(peer: TestClient, forMs: number): Promise<string> {
  peer.send(typed('count to thirty'));
  peer.send({type: 'response.create'});
  const {item} = await peer.next('response.output_item.added');
  await peer.next('output_audio_buffer.started');
  await new Promise((resolve) => setTimeout(resolve, forMs));
  return item.id ?? '';
}

const truncate = (itemId: string, endMs: number) => ({
  type: 'conversation.item.truncate',
  event_id: 'mine',
  item_id: itemId,
  content_index: 0,
  audio_end_ms: endMs,
});

async function remembered(peer: TestClient, itemId: string): Promise<string> {
  peer.send({type: 'conversation.item.retrieve', item_id: itemId});
  const {item} = await peer.next('conversation.item.retrieved');
  return item.type === 'message' && item.role === 'assistant' ? (item.content[0]?.transcript ?? '') : '';
}

describe('an answer cut by the client', () => {
  it('is remembered as far as it was heard, with the buffer cleared first', async () => {
    const peer = await room.open();
    const itemId = await answering(peer, 1500);
    peer.send({type: 'response.cancel'});
    peer.send({type: 'output_audio_buffer.clear'});
    peer.send(truncate(itemId, 1100));
    const byServer = await peer.next('conversation.item.truncated');
    expect(byServer.audio_end_ms).toBeGreaterThan(1100);
    expect((await peer.next('conversation.item.truncated')).audio_end_ms).toBe(1100);
    expect(await remembered(peer, itemId)).toMatch(/^One(?:, two)?,?$/);
    const log = await room.control.log();
    const mine = log.findLast(({direction, event}) => direction === 'client' && isTruncation(event));
    expect(mine?.event).toMatchObject({item_id: itemId, audio_end_ms: 1100});
  });
  it('is remembered as far as it was heard, with the buffer cleared last', async () => {
    const peer = await room.open();
    const itemId = await answering(peer, 1500);
    peer.send(truncate(itemId, 1100));
    peer.send({type: 'response.cancel'});
    peer.send({type: 'output_audio_buffer.clear'});
    expect((await peer.next('conversation.item.truncated')).audio_end_ms).toBe(1100);
    await peer.next('output_audio_buffer.cleared');
    expect(await remembered(peer, itemId)).toMatch(/^One(?:, two)?,?$/);
    const cuts = peer.events.filter(({type}) => type === 'conversation.item.truncated');
    expect(cuts).toHaveLength(1);
  });
  it('cannot be cut where it has no sound', async () => {
    const peer = await room.open();
    const itemId = await answering(peer, 300);
    peer.send(truncate(itemId, 60_000));
    const {error} = await peer.next('error');
    expect(error).toMatchObject({code: 'invalid_value', param: 'audio_end_ms', event_id: 'mine'});
    expect(error.message).toMatch(/^Audio content of \d+ms is already shorter than 60000ms$/);
    expect(await remembered(peer, itemId)).toMatch(/^One, two, three/);
  });
});

function isTruncation(event: unknown): boolean {
  return JSON.stringify(event).includes('"conversation.item.truncate"');
}
