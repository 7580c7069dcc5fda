import {readdir, readFile} from 'node:fs/promises';

/** Source: proc(5); clock ticks of the kernel's user interface, the same on every Linux that runs a browser. */
const TICKS_PER_SECOND = 100;

/**
 * Processor time in ms, by process id, that each process of the tree under `rootPid` has used: `utime` and `stime` in
 * /proc/PID/stat, fields 14 and 15 (proc(5)). Linux only.
 */
export async function cpuTimes(rootPid: number): Promise<Map<number, number>> {
  const all = new Map<number, {parent: number; ms: number}>();
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const id of ids) {
    // A process may end between the two looks.
    const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => null);
    if (stat !== null) all.set(Number(id), parse(stat));
  }
  const isInTree = (pid: number): boolean => {
    const parent = all.get(pid)?.parent;
    return pid === rootPid || (parent !== undefined && parent > 0 && isInTree(parent));
  };
  return new Map([...all].filter(([pid]) => isInTree(pid)).map(([pid, {ms}]) => [pid, ms]));
}

function parse(stat: string): {parent: number; ms: number} {
  // The name in parentheses may hold spaces; the fields after it are counted from the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return {parent: Number(fields[1]), ms: (ticks * 1000) / TICKS_PER_SECOND};
}
