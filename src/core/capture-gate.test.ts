import {describe, expect, it} from 'vitest';
import {BLOCK, createCaptureGate, type CaptureNote, type CaptureOrder} from './capture-gate.ts';

const RATE = 48_000;
const SPEECH = 3_000;
const ROOM = 3;
const hold = (order: Partial<CaptureOrder & {type: 'hold'}> = {}): CaptureOrder => ({
  type: 'hold',
  captureId: 1,
  keepMs: 0,
  listensOn: false,
  ...order,
});

/** A gate, what it told, and what came out of it: the number that stands in every sample of a block. */
function openGate(...orders: CaptureOrder[]) {
  const notes: CaptureNote[] = [];
  const out: number[] = [];
  const gate = createCaptureGate(RATE, (note) => notes.push(note));
  for (const order of orders) gate.obey(order);
  const hear = (...numbers: (number | null)[]) => {
    for (const number of numbers) {
      const block = new Float32Array(BLOCK);
      if (number !== null) gate.obey({type: 'heard', samples: new Float32Array(BLOCK).fill(number / 32_767)});
      gate.pass(block);
      out.push(Math.round((block[0] ?? 0) * 32_767));
    }
  };
  return {
    ...gate,
    hear,
    notes,
    out,
    told: (type: CaptureNote['type']) => notes.filter((note) => note.type === type),
  };
}
const many = (number: number | null, times: number) => Array.from({length: times}, () => number);
const count = (from: number, to: number) => Array.from({length: to - from + 1}, (_, at) => from + at);
const MANY = 400;
/** Silence after which what was said counts as out: 60 ms and a block. */
const TAIL = many(null, 24);

describe('a capture', () => {
  it('is silent until it may flow, then lets everything out in order', () => {
    const gate = openGate(hold());
    gate.hear(...count(1, 20));
    expect(gate.out.every((number) => number === 0)).toBe(true);
    gate.obey({type: 'flow'});
    gate.out.length = 0;
    gate.hear(...count(21, 40), ...many(null, 25));
    expect(gate.out).toEqual([...count(1, 40), ...many(0, 5)]);
  });

  it('keeps a little in hand while it flows, so that late stretches tear no word', () => {
    const gate = openGate(hold(), {type: 'flow'});
    gate.hear(...count(1, 20));
    gate.hear(...many(null, 5), ...count(21, 40));
    const sent = gate.out.filter((number) => number > 0);
    expect(sent).toEqual(count(1, sent.length));
    expect(gate.out.slice(gate.out.indexOf(1))).not.toContain(0);
  });

  it('takes stretches of any length', () => {
    const gate = openGate(hold());
    const samples = Float32Array.from({length: 480 * 4}, (_, at) => Math.floor(at / BLOCK + 1) / 32_767);
    for (let at = 0; at < samples.length; at += 480)
      gate.obey({type: 'heard', samples: samples.slice(at, at + 480)});
    gate.obey({type: 'finish'});
    gate.obey({type: 'flow'});
    gate.hear(...many(null, 20));
    expect(gate.out.filter((number) => number > 0)).toEqual(count(1, 15));
  });

  it('tells its first block at once, then about every 21 ms', () => {
    const gate = openGate(hold({captureId: 7}));
    gate.hear(...many(SPEECH, 17));
    expect(gate.told('reading')).toHaveLength(3);
    expect(gate.told('reading')[0]).toMatchObject({captureId: 7, ms: (BLOCK * 1_000) / RATE});
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
    gate.hear(...count(1, 10));
    gate.obey({type: 'finish'});
    gate.obey({type: 'resume', listensOn: false});
    gate.hear(...count(11, 20));
    gate.obey({type: 'flow'});
    gate.hear(...count(21, 30), ...many(null, 30));
    expect(gate.out.filter((number) => number > 0)).toEqual(count(1, 30));
    expect(gate.told('drained')).toHaveLength(0);
  });

  it('is forgotten when dropped', () => {
    const gate = openGate(hold());
    gate.hear(1, 2);
    gate.obey({type: 'drop'});
    gate.obey({type: 'flow'});
    gate.hear(3, null);
    expect(gate.out).toEqual([0, 0, 0, 0]);
  });

  it('hears nothing while it is deaf', () => {
    const gate = openGate(hold(), {type: 'flow'}, {type: 'deafen', isDeaf: true});
    gate.hear(...many(SPEECH, 40));
    expect(gate.out.every((number) => number === 0)).toBe(true);
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
    expect(gate.out.slice(3, 7)).toEqual([1, 2, 3, 0]);
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
    expect(first?.samples).toHaveLength(1_024);
    expect(gate.out.every((number) => number === 0)).toBe(true);
    expect(gate.told('reading')).toEqual([]);
  });

  it('hands the end of it to a capture, so that no word after the wake word is lost', () => {
    const gate = openGate({type: 'tap', isOn: true});
    gate.hear(...many(SPEECH + 1, 2_000), ...many(SPEECH + 2, 100));
    gate.obey(hold({keepMs: (100 * BLOCK * 1_000) / RATE}));
    gate.obey({type: 'flow'});
    gate.hear(...many(SPEECH + 3, 50), ...many(null, 100));
    expect(gate.out.filter((number) => number > 0)).toEqual([
      ...many(SPEECH + 2, 100),
      ...many(SPEECH + 3, 50),
    ]);
  });

  it('keeps no more than a few seconds', () => {
    const gate = openGate({type: 'tap', isOn: true});
    gate.hear(...many(1, 20_000));
    gate.obey(hold({keepMs: 60_000}));
    gate.obey({type: 'flow'});
    gate.hear(...many(null, 2_000));
    expect(gate.out.filter((number) => number > 0).length).toBeLessThan((3.1 * RATE) / BLOCK);
  });
});
