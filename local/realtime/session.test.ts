import {describe, expect, it} from 'vitest';
import {callOf, output, PAGE, TRANSCRIBED, typed, useRoom} from './testing/test-room.ts';

const room = useRoom();

describe('a spoken turn', () => {
  it('is heard, calls a tool, and is answered aloud from its output', async () => {
    const peer = await room.open();
    await peer.speak('What is on this page?');
    const heard = await peer.next('conversation.item.input_audio_transcription.completed');
    expect(heard.transcript).toBe('what is on this page');
    const call = await callOf(peer);
    expect(call).toMatchObject({name: 'read_page', arguments: '{}'});
    peer.send(output(call.call_id, PAGE));
    peer.send({type: 'response.create'});
    const said = await peer.next('response.output_audio_transcript.done');
    expect(said.transcript).toContain('This page is called Chamomile shop.');
    await peer.next('output_audio_buffer.stopped');
    expect(peer.heardMs()).toBeGreaterThan(2000);
    expect(peer.types()).toEqual([
      'session.created',
      'conversation.created',
      'session.updated',
      'input_audio_buffer.speech_started',
      'input_audio_buffer.speech_stopped',
      'input_audio_buffer.committed',
      'conversation.item.added',
      'conversation.item.done',
      'response.created',
      'conversation.item.input_audio_transcription.delta',
      'conversation.item.input_audio_transcription.completed',
      'response.output_item.added',
      'conversation.item.added',
      'response.function_call_arguments.delta',
      'response.function_call_arguments.done',
      'response.output_item.done',
      'conversation.item.done',
      'response.done',
      'rate_limits.updated',
      'conversation.item.added',
      'conversation.item.done',
      'response.created',
      'response.output_item.added',
      'conversation.item.added',
      'response.content_part.added',
      'response.output_audio_transcript.delta',
      'output_audio_buffer.started',
      'response.output_audio_transcript.delta',
      'response.output_audio.done',
      'response.output_audio_transcript.done',
      'response.content_part.done',
      'response.output_item.done',
      'conversation.item.done',
      'response.done',
      'rate_limits.updated',
      'output_audio_buffer.stopped',
    ]);
  });

  it('may name what only the page taught the recogniser', async () => {
    const peer = await room.open();
    peer.send({
      type: 'conversation.item.create',
      item: {type: 'message', role: 'system', content: [{type: 'input_text', text: PAGE}]},
    });
    await peer.next('conversation.item.done');
    await peer.speak('Point at the wholesale prices.');
    expect(JSON.parse((await callOf(peer)).arguments)).toEqual({ref: 'e9'});
  });

  it('may follow another after a time in which nothing at all was sent', async () => {
    const peer = await room.open({input: {...TRANSCRIBED, turn_detection: null}});
    for (const sentence of ['Who are you?', 'What is on this page?']) {
      await peer.speak(sentence, 40);
      peer.send({type: 'input_audio_buffer.commit'});
      const heard = await peer.next('conversation.item.input_audio_transcription.completed');
      expect(heard.transcript).toBe(sentence.toLowerCase().replaceAll(/[.?]/g, ''));
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(peer.isConnected()).toBe(true);
    }
    expect(peer.types()).not.toContain('input_audio_buffer.speech_started');
    expect(peer.types()).not.toContain('response.created');
  });

  it('ends when the track stops in the middle of it', async () => {
    const peer = await room.open();
    await peer.speak('Who are you?', 0);
    const heard = await peer.next('conversation.item.input_audio_transcription.completed');
    expect(heard.transcript).toBe('who are you');
  });

  it('is waited for less by semantic_vad once it is a whole sentence', async () => {
    const peer = await room.open({
      input: {...TRANSCRIBED, turn_detection: {type: 'semantic_vad', eagerness: 'low'}},
    });
    await peer.speak('What is on this page?', 2000);
    const heard = await peer.next('conversation.item.input_audio_transcription.completed', 4000);
    expect(heard.transcript).toBe('what is on this page');
  });
});

describe('barge-in', () => {
  it('by voice silences, cancels and cuts the answer at what was heard', async () => {
    const peer = await room.open();
    peer.send(typed('count to thirty'));
    peer.send({type: 'response.create'});
    await peer.next('output_audio_buffer.started');
    await peer.silence(1200);
    await peer.speak('Stop.', 700);
    const cleared = await peer.next('output_audio_buffer.cleared');
    const truncated = await peer.next('conversation.item.truncated');
    const done = await peer.next('response.done');
    expect(done.response).toMatchObject({
      id: cleared.response_id,
      status: 'cancelled',
      status_details: {type: 'cancelled', reason: 'turn_detected'},
    });
    expect(truncated.audio_end_ms).toBeGreaterThan(1000);
    expect(truncated.audio_end_ms).toBeLessThan(3000);
    peer.send({type: 'conversation.item.retrieve', item_id: truncated.item_id});
    const {item} = await peer.next('conversation.item.retrieved');
    const text =
      item.type === 'message' && item.role === 'assistant' ? item.content[0]?.transcript : undefined;
    expect(text).toMatch(/^One, two/);
    expect(text).not.toContain('ten');
    const next = await peer.next('response.done');
    expect(next.response.status).toBe('completed');
  });

  it('by the client cancels while the answer is being made, and clears what was not heard', async () => {
    const peer = await room.open();
    peer.send(typed('tell me a joke'));
    peer.send({type: 'response.create'});
    await peer.next('output_audio_buffer.started');
    await new Promise((resolve) => setTimeout(resolve, 600));
    peer.send({type: 'response.cancel'});
    peer.send({type: 'output_audio_buffer.clear'});
    const done = await peer.next('response.done');
    expect(done.response.status_details).toMatchObject({reason: 'client_cancelled'});
    expect(done.response.output?.[0]).toMatchObject({status: 'incomplete'});
    await peer.next('output_audio_buffer.cleared');
    const {item_id: itemId, audio_end_ms: endMs} = await peer.next('conversation.item.truncated');
    const heard = peer.heardMs();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(peer.heardMs() - heard).toBeLessThan(200);
    expect((await room.control.status()).held.speaking).toBe(0);
    // The person may have heard a little less than was sent.
    peer.send({
      type: 'conversation.item.truncate',
      item_id: itemId,
      content_index: 0,
      audio_end_ms: endMs - 60,
    });
    expect((await peer.next('conversation.item.truncated')).audio_end_ms).toBe(endMs - 60);
  });
});
