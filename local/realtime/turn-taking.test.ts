import {describe, expect, it} from 'vitest';
import {TRANSCRIBED, typed, useRoom} from './testing/test-room.ts';

const room = useRoom();

/** Finds turns, and leaves it to the client what to do about them. */
const FINDS_TURNS = {
  type: 'semantic_vad',
  eagerness: 'high',
  create_response: false,
  interrupt_response: false,
};
const input = (turnDetection: object | null) => ({
  input: {...TRANSCRIBED, turn_detection: turnDetection},
});
const update = (turnDetection: object | null) => ({
  type: 'session.update',
  session: {type: 'realtime', audio: {input: {turn_detection: turnDetection}}},
});
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('turns that the server finds and the client answers', () => {
  it('are told of in the order of the API, and nothing is answered or cut by itself', async () => {
    const peer = await room.open(input(FINDS_TURNS));
    peer.send(typed('count to thirty'));
    peer.send({type: 'response.create', response: {metadata: {turn_id: 'turn_one'}}});
    await peer.next('output_audio_buffer.started');
    const from = peer.events.length;
    await peer.speak('Who are you?', 1200);
    const heard = await peer.next('conversation.item.input_audio_transcription.completed');
    expect(heard.transcript).toBe('who are you');
    const told = peer.events
      .slice(from)
      .map(({type}) => type)
      .filter((type) => /^(?:input_audio_buffer|conversation)\./.test(type) && !type.endsWith('delta'));
    expect(told.filter((type) => type !== 'conversation.item.truncated')).toEqual([
      'input_audio_buffer.speech_started',
      'input_audio_buffer.speech_stopped',
      'input_audio_buffer.committed',
      'conversation.item.added',
      'conversation.item.done',
      'conversation.item.input_audio_transcription.completed',
    ]);
    expect(told).not.toContain('conversation.item.truncated');
    peer.send({type: 'response.cancel'});
    peer.send({type: 'output_audio_buffer.clear'});
    await peer.next('response.done');
    peer.send({type: 'response.create', response: {metadata: {turn_id: 'turn_two'}}});
    const done = await peer.next('response.done');
    expect(done.response).toMatchObject({status: 'completed', metadata: {turn_id: 'turn_two'}});
    expect(JSON.stringify(done.response.output)).toContain('stand-in');
  });

  it('keep every word when the detection changes in the middle of them', async () => {
    const peer = await room.open(input(null));
    const speaking = peer.speak('Point at the search box.', 300);
    await pause(700);
    peer.send(update(FINDS_TURNS));
    await peer.next('session.updated');
    expect((await peer.next('input_audio_buffer.speech_started')).audio_start_ms).toBeLessThan(400);
    await pause(300);
    peer.send(update(null));
    await speaking;
    peer.send({type: 'input_audio_buffer.commit'});
    const heard = await peer.next('conversation.item.input_audio_transcription.completed');
    expect(heard.transcript).toBe('point at the search box');
    expect(peer.types()).not.toContain('input_audio_buffer.speech_stopped');
  });

  it('end by themselves when the detection comes after the last word', async () => {
    const peer = await room.open(input(null));
    await peer.speak('Who are you?', 100);
    peer.send(update(FINDS_TURNS));
    await peer.silence(700);
    expect((await peer.next('input_audio_buffer.speech_stopped')).item_id).toBe(
      (await peer.next('input_audio_buffer.committed')).item_id,
    );
    const heard = await peer.next('conversation.item.input_audio_transcription.completed');
    expect(heard.transcript).toBe('who are you');
  });

  it('may be committed by the client before the pause is over', async () => {
    const peer = await room.open(input({...FINDS_TURNS, eagerness: 'low'}));
    await peer.speak('Point at the', 100);
    peer.send({type: 'input_audio_buffer.commit'});
    const started = await peer.next('input_audio_buffer.speech_started');
    expect((await peer.next('input_audio_buffer.committed')).item_id).toBe(started.item_id);
    const heard = await peer.next('conversation.item.input_audio_transcription.completed');
    expect(heard.transcript).toBe('point at the');
    await peer.silence(600);
    expect(peer.types()).not.toContain('input_audio_buffer.speech_stopped');
    expect(peer.types()).not.toContain('response.created');
  });
});
