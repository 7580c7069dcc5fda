import {describe, expect, it} from 'vitest';
import {createWriteQueue} from './write-queue.ts';

interface Item {
  key: string;
  text: string;
}
const item = (key: string, text: string): Item => ({key, text});

/** A disk that can be full; what is on it stands in the order of its first writing. */
function createDisk() {
  const disk = {
    isFull: false,
    writes: 0,
    stored: new Map<string, string>(),
    write: async (items: Item[]) => {
      disk.writes += 1;
      await Promise.resolve();
      if (disk.isFull) throw new Error('full');
      for (const {key, text} of items) disk.stored.set(key, text);
    },
  };
  return disk;
}
const queueOn = (disk: ReturnType<typeof createDisk>, limit = 10) =>
  createWriteQueue<Item>({keyOf: ({key}) => key, write: disk.write, limit});

describe('a queue of writes', () => {
  it('writes what it is given, in order', async () => {
    const disk = createDisk();
    const {save} = queueOn(disk);
    await Promise.all([save(item('a', '1')), save(item('b', '2'))]);
    await save(item('a', '3'));
    expect([...disk.stored]).toEqual([
      ['a', '3'],
      ['b', '2'],
    ]);
  });

  it('says so when the disk is full, and loses nothing by it', async () => {
    const disk = createDisk();
    const {save} = queueOn(disk);
    disk.isFull = true;
    await expect(save(item('a', '1'))).rejects.toThrow('full');
    await expect(save(item('b', '2'))).rejects.toThrow('full');
    disk.isFull = false;
    await save(item('c', '3'));
    expect([...disk.stored.keys()]).toEqual(['a', 'b', 'c']);
    await save(item('d', '4'));
    expect(disk.writes).toBe(4);
  });

  it('never writes an older text over a newer one', async () => {
    const disk = createDisk();
    const {save} = queueOn(disk);
    disk.isFull = true;
    await expect(save(item('a', 'old'))).rejects.toThrow();
    disk.isFull = false;
    await save(item('a', 'new'));
    await save(item('b', '2'));
    expect(disk.stored.get('a')).toBe('new');
  });

  it('gives up the oldest when too much waits', async () => {
    const disk = createDisk();
    const {save} = queueOn(disk, 2);
    disk.isFull = true;
    for (const key of ['a', 'b', 'c']) await expect(save(item(key, key))).rejects.toThrow();
    disk.isFull = false;
    await save(item('d', 'd'));
    expect([...disk.stored.keys()]).toEqual(['c', 'd']);
  });

  it('forgets what waits when it is told to', async () => {
    const disk = createDisk();
    const {save, forget} = queueOn(disk);
    disk.isFull = true;
    await expect(save(item('a', '1'))).rejects.toThrow();
    disk.isFull = false;
    forget();
    await save(item('b', '2'));
    expect([...disk.stored.keys()]).toEqual(['b']);
  });
});
