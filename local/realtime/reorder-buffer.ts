/** Where packets go once their place is known. `conceal` stands for one packet that will not come. */
export interface ReorderSink {
  deliver(payload: Uint8Array): void;
  conceal(): void;
}

/** Puts RTP packets back in order by their 16-bit sequence number, waiting for a late one only briefly. */
export interface ReorderBuffer {
  receive(sequenceNumber: number, payload: Uint8Array): void;
  flush(): void;
}

// With four packets (80 ms) waiting behind a gap, the missing one is given up.
const MAX_WAITING = 4;
// A larger step is a sender that paused, restarted or was replaced, not loss: carry on from there without inventing audio.
const MAX_GAP = 10;

export function createReorderBuffer(sink: ReorderSink): ReorderBuffer {
  const waiting = new Map<number, Uint8Array>();
  let last: number | null = null;

  function release(): void {
    for (;;) {
      const next = ((last ?? 0) + 1) & 0xffff;
      const payload = waiting.get(next);
      if (payload) {
        waiting.delete(next);
        last = next;
        sink.deliver(payload);
      } else if (waiting.size >= MAX_WAITING) {
        last = next;
        sink.conceal();
      } else {
        return;
      }
    }
  }

  function flush(): void {
    const from = last ?? 0;
    const inOrder = [...waiting].sort(([a], [b]) => ((a - from) & 0xffff) - ((b - from) & 0xffff));
    waiting.clear();
    for (const [number, payload] of inOrder) {
      last = number;
      sink.deliver(payload);
    }
  }

  return {
    receive(sequenceNumber, payload) {
      const step = last === null ? 1 : (sequenceNumber - last) & 0xffff;
      const isLate = step === 0 || step > 0x10000 - MAX_GAP;
      if (isLate) return;
      if (last === null || step > MAX_GAP) {
        flush();
        last = (sequenceNumber - 1) & 0xffff;
      }
      waiting.set(sequenceNumber, payload);
      release();
    },
    flush,
  };
}
