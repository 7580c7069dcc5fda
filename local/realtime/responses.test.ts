import {describe, expect, it} from 'vitest';
import {callOf, output, TRANSCRIBED, typed, useRoom} from './testing/test-room.ts';

const room = useRoom();

/** A PNG of some size as far as its header tells, with as many bytes as wanted. */
function pngOf(bytes: number): string {
  const image = Buffer.alloc(bytes);
  image.write('89504e470d0a1a0a', 'hex');
  image.writeUInt32BE(1024, 16);
  image.writeUInt32BE(640, 20);
  return `data:image/png;base64,${image.toString('base64')}`;
}

describe('a response', () => {
  it('of text has text events and makes no sound', async () => {
    const peer = await room.open();
    peer.send(typed('hello'));
    peer.send({type: 'response.create', response: {output_modalities: ['text'], metadata: {topic: 'x'}}});
    expect((await peer.next('response.output_text.done')).text).toMatch(/^Hello/);
    expect((await peer.next('response.done')).response.metadata).toEqual({topic: 'x'});
    expect(peer.types()).not.toContain('output_audio_buffer.started');
  });
  it('beside the conversation leaves no trace in it and may run with another', async () => {
    const peer = await room.open();
    peer.send(typed('count to thirty'));
    peer.send({type: 'response.create'});
    await peer.next('response.created');
    const input = [{type: 'message', role: 'user', content: [{type: 'input_text', text: 'who are you'}]}];
    peer.send({
      type: 'response.create',
      response: {conversation: 'none', output_modalities: ['text'], input},
    });
    expect((await peer.next('response.output_text.done')).text).toContain('stand-in');
    const {response} = await peer.next('response.done');
    expect(response.conversation_id).toBeUndefined();
    peer.send({type: 'conversation.item.retrieve', item_id: response.output?.[0]?.id, event_id: 'gone'});
    expect((await peer.next('error')).error).toMatchObject({code: 'item_not_found', event_id: 'gone'});
  });
  it('keeps to its own tools, tool choice, instructions and length', async () => {
    const peer = await room.open(undefined, {output_modalities: ['text']});
    peer.send(typed('read this page'));
    peer.send({type: 'response.create', response: {tool_choice: 'none'}});
    expect((await peer.next('response.done')).response.output?.[0]?.type).toBe('message');
    peer.send({type: 'response.create', response: {tool_choice: {type: 'function', name: 'point'}}});
    expect((await callOf(peer)).name).toBe('point');
    peer.send({type: 'response.create', response: {tools: [], instructions: 'Say: "It is done."'}});
    expect((await peer.next('response.output_text.done', 3000)).text).toBeDefined();
    await peer.next('response.done');
    peer.send(typed('tell me a joke'));
    peer.send({type: 'response.create', response: {max_output_tokens: 4}});
    const cut = await peer.next('response.done');
    expect(cut.response).toMatchObject({status: 'incomplete', status_details: {reason: 'max_output_tokens'}});
  });
  it('is billed for the whole conversation, its prefix from the cache', async () => {
    const peer = await room.open(undefined, {
      instructions: 'Be kind. '.repeat(40),
      output_modalities: ['text'],
    });
    const usages = [];
    for (const text of ['hello', 'who are you']) {
      peer.send(typed(text));
      peer.send({type: 'response.create'});
      usages.push((await peer.next('response.done')).response.usage);
    }
    const [first, second] = usages;
    expect(first?.input_token_details?.cached_tokens).toBe(0);
    expect(second?.input_token_details?.cached_tokens).toBe(first?.input_tokens);
    expect(second?.input_tokens).toBeGreaterThan(first?.input_tokens ?? Number.POSITIVE_INFINITY);
    expect(second?.total_tokens).toBe((second?.input_tokens ?? 0) + (second?.output_tokens ?? 0));
  });
  it('follows a script, then the brain again', async () => {
    const peer = await room.open(undefined, {output_modalities: ['text']});
    await room.control.setScript([{call: {name: 'point', arguments: {ref: 'e1'}}}, {say: 'Scripted.'}]);
    peer.send(typed('hello'));
    peer.send({type: 'response.create'});
    expect(await callOf(peer)).toMatchObject({name: 'point', arguments: '{"ref":"e1"}'});
    peer.send({type: 'response.create'});
    expect((await peer.next('response.output_text.done')).text).toBe('Scripted.');
    await peer.next('response.done');
    peer.send({type: 'response.create'});
    expect((await peer.next('response.output_text.done')).text).toMatch(/^Hello/);
  });
});

describe('errors', () => {
  it('echo the event they answer', async () => {
    const peer = await room.open({input: {turn_detection: null}});
    const failing: [object, string, string | null][] = [
      [{type: 'response.cancel'}, 'response_cancel_not_active', null],
      [{type: 'input_audio_buffer.commit'}, 'input_audio_buffer_commit_empty', null],
      [{type: 'input_audio_buffer.append', audio: '!!'}, 'invalid_value', 'audio'],
      [{type: 'foo.bar'}, 'invalid_value', 'type'],
      [{type: 'conversation.item.retrieve', item_id: 'none'}, 'item_not_found', 'item_id'],
      [{type: 'conversation.item.delete', item_id: 'none'}, 'item_delete_invalid_item_id', 'item_id'],
      [
        {type: 'conversation.item.truncate', item_id: 'none', content_index: 0, audio_end_ms: 5},
        'item_truncate_invalid_item_id',
        'item_id',
      ],
      [output('call_none', 'x'), 'invalid_tool_call_id', 'item.call_id'],
      [{type: 'conversation.item.create'}, 'invalid_value', 'item'],
      [{...typed('x'), previous_item_id: 'none'}, 'item_not_found', 'previous_item_id'],
      [
        {
          type: 'session.update',
          session: {type: 'realtime', audio: {input: {turn_detection: {type: 'magic'}}}},
        },
        'invalid_value',
        'session.audio.input.turn_detection.type',
      ],
      [
        {type: 'response.create', response: {tool_choice: {type: 'function', name: 'none'}}},
        'invalid_value',
        'tool_choice',
      ],
    ];
    for (const [at, [event, code, param]] of failing.entries()) {
      const eventId = `mine_${at}`;
      peer.send({...event, event_id: eventId});
      const {error} = await peer.next('error');
      expect(error, JSON.stringify(event)).toMatchObject({
        code,
        param,
        event_id: eventId,
        type: 'invalid_request_error',
      });
    }
    peer.sendRaw('{nope');
    expect((await peer.next('error')).error).toMatchObject({code: 'invalid_json', event_id: null});
    expect(peer.isConnected()).toBe(true);
  });
  it('refuse a second response, a new voice, and a cut that cannot be made', async () => {
    const peer = await room.open();
    peer.send(typed('count to thirty'));
    peer.send({type: 'response.create'});
    peer.send({type: 'response.create', event_id: 'second'});
    const active = await peer.next('error');
    expect(active.error).toMatchObject({
      code: 'conversation_already_has_active_response',
      event_id: 'second',
    });
    await peer.next('output_audio_buffer.started');
    peer.send({
      type: 'session.update',
      event_id: 'voice',
      session: {type: 'realtime', audio: {output: {voice: 'cedar'}}},
    });
    expect((await peer.next('error')).error).toMatchObject({code: 'cannot_update_voice', event_id: 'voice'});
    const items = peer.events.flatMap((event) =>
      event.type === 'conversation.item.added' ? [event.item] : [],
    );
    const cut = {type: 'conversation.item.truncate', content_index: 0, audio_end_ms: 600_000};
    peer.send({...cut, item_id: items.at(0)?.id});
    expect((await peer.next('error')).error.message).toMatch(/Only model output audio/);
    peer.send({...cut, item_id: items.at(-1)?.id});
    expect((await peer.next('error')).error.message).toMatch(/already shorter than 600000ms/);
  });
});

describe('items and audio', () => {
  it('takes images up to the size of the channel, and audio by the channel', async () => {
    const peer = await room.open(
      {input: {...TRANSCRIBED, turn_detection: null}},
      {output_modalities: ['text']},
    );
    const image = {type: 'input_image', image_url: pngOf(135_000)};
    const message = {type: 'message', role: 'user', content: [{type: 'input_text', text: 'hello'}, image]};
    peer.send({type: 'conversation.item.create', item: message});
    await peer.next('conversation.item.done');
    peer.send({type: 'response.create'});
    const {usage} = (await peer.next('response.done')).response;
    expect(usage?.input_token_details?.image_tokens).toBe(765);
    const fake = {type: 'input_image', image_url: 'data:image/png;base64,AAAA'};
    peer.send({type: 'conversation.item.create', item: {...message, content: [fake]}});
    expect((await peer.next('error')).error.message).toMatch(/PNG or JPEG/);
    peer.send({type: 'input_audio_buffer.append', audio: Buffer.alloc(24_000).toString('base64')});
    peer.send({type: 'input_audio_buffer.commit'});
    expect((await peer.next('conversation.item.input_audio_transcription.completed')).transcript).toBe('');
    peer.send({type: 'input_audio_buffer.clear'});
    await peer.next('input_audio_buffer.cleared');
  });
  it('commits what was still on its way', async () => {
    const peer = await room.open({input: {...TRANSCRIBED, turn_detection: null}});
    const speaking = peer.speak('Point at the search box.', 0);
    await speaking;
    peer.send({type: 'input_audio_buffer.commit'});
    peer.send({type: 'response.create'});
    const heard = await peer.next('conversation.item.input_audio_transcription.completed');
    expect(heard.transcript).toBe('point at the search box');
    expect((await callOf(peer)).name).toBe('read_page');
  });
});
