import {describe, expect, it} from 'vitest';
import {BLOCK, BLOCK_MS, createCaptureGate, type CaptureNote, type CaptureOrder} from './capture-gate.ts';

const SPEECH = 3_000;
const ROOM = 3;
const hold = (order: Partial<CaptureOrder & {type: 'hold'}> = {}): CaptureOrder => ({
  type: 'hold',
  captureId: 1,
  keepMs: 0,
  listensOn: false,
  ...order,
});

/**
 * A gate, what it told, and what came out of it: the number that stands in every sample of a block. What is heard comes block
 * by block, as does nothing at all (`null`), and the gate is asked after each.
 */
function openGate(...orders: CaptureOrder[]) {
  const notes: CaptureNote[] = [];
  const out: number[] = [];
  const gate = createCaptureGate((note) => notes.push(note));
  for (const order of orders) gate.obey(order);
  const hear = (...numbers: (number | null)[]) => {
    for (const number of numbers) {
      if (number !== null) gate.obey({type: 'heard', samples: new Float32Array(BLOCK).fill(number / 32_767)});
      for (const [sample = 0] of gate.pass(BLOCK_MS)) out.push(Math.round(sample * 32_767));
    }
  };
  return {
    obey: gate.obey,
    pass: gate.pass,
    isOwing: () => gate.isOwing,
    hear,
    notes,
    out,
    told: (type: CaptureNote['type']) => notes.filter((note) => note.type === type),
  };
}
const many = (number: number | null, times: number) => Array.from({length: times}, () => number);
const count = (from: number, to: number) => Array.from({length: to - from + 1}, (_, at) => from + at);
const MANY = 1_000;
/** Silence after which what was said counts as out: 60 ms and a block. */
const TAIL = many(null, 7);

describe('a capture', () => {
  it('is silent until it may flow, then lets everything out in order', () => {
    const gate = openGate(hold());
    gate.hear(...count(1_001, 1_020));
    expect(gate.out).toEqual([]);
    gate.obey({type: 'flow'});
    gate.hear(...count(1_021, 1_040), ...many(null, 25));
    expect(gate.out).toEqual(count(1_001, 1_040));
  });

  it('lets out at once what is heard while it flows, in one piece, and owes nothing then', () => {
    const gate = openGate(hold(), {type: 'flow'});
    gate.hear(1);
    expect(gate.out).toEqual([1]);
    // A late stretch, and two at a time.
    gate.hear(null, null);
    gate.obey({type: 'heard', samples: new Float32Array(2 * BLOCK).fill(2 / 32_767)});
    gate.hear(3);
    expect(gate.out).toEqual([1, 2, 2, 3]);
    expect(gate.isOwing()).toBe(false);
  });

  it('lets out what waits twice as fast as it was said, and not faster', () => {
    const gate = openGate(hold());
    gate.hear(...many(SPEECH, 400));
    gate.obey({type: 'flow'});
    expect(gate.isOwing()).toBe(true);
    gate.hear(...many(SPEECH, 100));
    const slack = 2;
    expect(gate.out.length).toBeGreaterThanOrEqual(200);
    expect(gate.out.length).toBeLessThanOrEqual(200 + slack);
    gate.hear(...many(null, 150));
    expect(gate.out).toHaveLength(500);
    expect(gate.isOwing()).toBe(false);
    // Who asks after a minute gets no minute at once.
    gate.hear(...many(null, 100));
    gate.obey({type: 'rewind'});
    gate.obey({type: 'flow'});
    expect(gate.pass(60_000).length).toBeLessThan(20);
  });

  it('takes stretches of any length', () => {
    const gate = openGate(hold());
    const samples = Float32Array.from({length: BLOCK * 15}, (_, at) => Math.floor(at / BLOCK + 1) / 32_767);
    for (let at = 0; at < samples.length; at += 128)
      gate.obey({type: 'heard', samples: samples.slice(at, at + 128)});
    gate.obey({type: 'finish'});
    gate.obey({type: 'flow'});
    gate.hear(...many(null, 20));
    expect(gate.out.filter((number) => number > 0)).toEqual(count(1, 15));
  });

  it('tells its first block at once, then every 20 ms', () => {
    const gate = openGate(hold({captureId: 7}));
    gate.hear(...many(SPEECH, 5));
    expect(gate.told('reading')).toHaveLength(3);
    expect(gate.told('reading')[0]).toMatchObject({captureId: 7, ms: BLOCK_MS});
    expect(gate.told('reading')[1]).toMatchObject({captureId: 7, ms: 2 * BLOCK_MS});
  });

  it('tells when all is out, once, and takes in nothing more', () => {
    const gate = openGate(hold());
    gate.hear(1, 2, 3);
    gate.obey({type: 'finish'});
    gate.hear(9, 9);
    expect(gate.told('drained')).toHaveLength(0);
    gate.obey({type: 'flow'});
    gate.hear(null, null, null);
    expect(gate.told('drained')).toHaveLength(0);
    gate.hear(...TAIL, ...TAIL);
    expect(gate.told('drained')).toHaveLength(1);
    expect(gate.out.filter((number) => number > 0)).toEqual([1, 2, 3]);
  });

  it('counts the silence in which it was finished as part of the silence that follows', () => {
    const gate = openGate(hold(), {type: 'flow'});
    gate.hear(...many(SPEECH, 10), ...many(ROOM, 40));
    gate.obey({type: 'finish'});
    gate.hear(...many(null, 9));
    expect(gate.told('drained')).toHaveLength(1);
    expect(gate.out.filter((number) => number === SPEECH)).toHaveLength(10);
    expect(gate.out.filter((number) => number === ROOM)).toHaveLength(40);
  });

  it('that listens on tells it too, and goes on taking in', () => {
    const gate = openGate(hold({listensOn: true}), {type: 'flow'});
    gate.hear(SPEECH, SPEECH);
    gate.obey({type: 'finish'});
    gate.hear(SPEECH, 77, ...TAIL);
    expect(gate.told('drained')).toHaveLength(1);
    expect(gate.out).toContain(77);
  });

  it('goes on after it was finished, when the holder comes back', () => {
    const gate = openGate(hold());
    gate.hear(...count(1_001, 1_010));
    gate.obey({type: 'finish'});
    gate.obey({type: 'resume', listensOn: false});
    gate.hear(...count(1_011, 1_020));
    gate.obey({type: 'flow'});
    gate.hear(...count(1_021, 1_030), ...many(null, 30));
    expect(gate.out).toEqual(count(1_001, 1_030));
    expect(gate.told('drained')).toHaveLength(0);
  });

  it('is forgotten when dropped', () => {
    const gate = openGate(hold());
    gate.hear(1, 2);
    gate.obey({type: 'drop'});
    gate.obey({type: 'flow'});
    gate.hear(3, null);
    expect(gate.out).toEqual([]);
  });

  it('hears nothing while it is deaf', () => {
    const gate = openGate(hold(), {type: 'flow'}, {type: 'deafen', isDeaf: true});
    gate.hear(...many(SPEECH, 40));
    // The other side hears silence, not nothing: it waits for a pause.
    expect(gate.out).toEqual(many(0, 40));
    expect(gate.notes).toEqual([]);
  });
});

describe('what was let out', () => {
  it('is let out again after a rewind, with what followed, and drained again', () => {
    const gate = openGate(hold(), {type: 'flow'});
    gate.hear(1, 2);
    gate.obey({type: 'rewind'});
    gate.hear(3);
    gate.obey({type: 'finish'});
    gate.obey({type: 'flow'});
    gate.hear(...many(null, 4), ...TAIL);
    expect(gate.out.slice(0, 6)).toEqual([1, 2, 1, 2, 3, 0]);
    expect(gate.told('drained')).toHaveLength(1);
    gate.out.length = 0;
    gate.obey({type: 'rewind'});
    gate.obey({type: 'flow'});
    gate.hear(...many(null, 4), ...TAIL);
    expect(gate.out.slice(0, 4)).toEqual([1, 2, 3, 0]);
    expect(gate.told('drained')).toHaveLength(2);
  });

  it('is kept to a short lead while nobody speaks in a capture that listens on', () => {
    const gate = openGate(hold({listensOn: true}), {type: 'flow'});
    gate.hear(...many(ROOM, 2_000), ...many(SPEECH, 100));
    gate.obey({type: 'rewind'});
    gate.obey({type: 'flow'});
    gate.out.length = 0;
    gate.hear(...many(null, MANY));
    expect(gate.out.filter((number) => number === SPEECH)).toHaveLength(100);
    expect(gate.out.filter((number) => number === ROOM).length).toBeLessThan(200);
  });

  it('is let go of when it has done its work', () => {
    const gate = openGate(hold({listensOn: true}), {type: 'flow'});
    gate.hear(...many(SPEECH, 1_000), ...many(ROOM, 200));
    gate.obey({type: 'forget'});
    gate.obey({type: 'rewind'});
    gate.obey({type: 'flow'});
    gate.out.length = 0;
    gate.hear(...many(null, MANY));
    expect(gate.out.filter((number) => number === SPEECH)).toHaveLength(0);
  });
});

describe('voice', () => {
  it('is told where it begins and ends', () => {
    const gate = openGate(hold());
    gate.hear(...many(ROOM, 80), ...many(SPEECH, 80), ...many(ROOM, 200));
    expect(gate.told('voice')).toEqual([
      {type: 'voice', captureId: 1, isActive: true},
      {type: 'voice', captureId: 1, isActive: false},
    ]);
  });

  it('must be louder where it is told so', () => {
    const gate = openGate(hold(), {type: 'sense', least: 0.2});
    gate.hear(...many(ROOM, 80), ...many(SPEECH, 80));
    expect(gate.told('voice')).toEqual([]);
  });
});

describe('listening for the wake word', () => {
  it('gives out what is heard and lets nothing through', () => {
    const gate = openGate({type: 'tap', isOn: true}, {type: 'flow'});
    gate.hear(...many(SPEECH, 16));
    const [first] = gate.told('samples') as Extract<CaptureNote, {type: 'samples'}>[];
    expect(first?.samples).toHaveLength(BLOCK);
    expect(gate.out).toEqual([]);
    expect(gate.told('reading')).toEqual([]);
  });

  it('hands the end of it to a capture, so that no word after the wake word is lost', () => {
    const gate = openGate({type: 'tap', isOn: true});
    gate.hear(...many(SPEECH + 1, 2_000), ...many(SPEECH + 2, 100));
    gate.obey(hold({keepMs: 100 * BLOCK_MS}));
    gate.obey({type: 'flow'});
    gate.hear(...many(SPEECH + 3, 50), ...many(null, 100));
    expect(gate.out.filter((number) => number > 0)).toEqual([
      ...many(SPEECH + 2, 100),
      ...many(SPEECH + 3, 50),
    ]);
  });

  it('keeps no more than a few seconds', () => {
    const gate = openGate({type: 'tap', isOn: true});
    gate.hear(...many(SPEECH, 5_000));
    gate.obey(hold({keepMs: 60_000}));
    gate.obey({type: 'flow'});
    gate.hear(...many(null, 500));
    expect(gate.out).toHaveLength(300);
  });
});
