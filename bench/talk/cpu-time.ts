import {readdir, readFile} from 'node:fs/promises';

const NS_PER_MS = 1e6;

/**
 * Processor time in ms, by process id, that the threads of each process of the tree under `rootPid` have used: the first
 * field of /proc/PID/task/TID/schedstat, in ns (sched-stats of the Linux kernel). The ticks in `stat` would not do: a thread
 * that works for a tenth of a millisecond at a time is hardly ever met by one. Linux only.
 */
export async function cpuTimes(rootPid: number): Promise<Map<number, number>> {
  const parents = new Map<number, number>();
  for (const id of await namesIn('/proc')) {
    const stat = await read(`/proc/${id}/stat`);
    if (stat !== null) parents.set(Number(id), parentIn(stat));
  }
  const isInTree = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === rootPid || (parent !== undefined && parent > 0 && isInTree(parent));
  };
  const times = new Map<number, number>();
  for (const pid of [...parents.keys()].filter(isInTree)) {
    let ns = 0;
    for (const thread of await namesIn(`/proc/${pid}/task`))
      ns += Number((await read(`/proc/${pid}/task/${thread}/schedstat`))?.split(' ')[0] ?? 0);
    times.set(pid, ns / NS_PER_MS);
  }
  return times;
}

// A process or thread may end between two looks.
const read = (path: string) => readFile(path, 'utf8').catch(() => null);

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => /^\d+$/.test(name));
}

/** Field 4 of /proc/PID/stat (proc(5)); the name in parentheses before it may hold spaces. */
function parentIn(stat: string): number {
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
