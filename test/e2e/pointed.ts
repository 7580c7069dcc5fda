/** What `point` tells: its own words from the JSON, the page's words from between the marks. */
export interface Pointed {
  pointing_at?: {ref: string; role: string; name: string};
  candidates?: {ref: string; role: string; name: string; near?: string}[];
  error?: {reason: string; message: string};
  /** What is told to be in front of it. */
  inFront?: string;
  note?: string;
  steps?: Pointed[];
}

const LINE = /^\[(?<ref>\S+) (?<role>\S+) (?<name>"(?:[^"\\]|\\.)*")\](?: near (?<near>".*"))?$/;

/** Reads an output of `point`; raises where it is none. */
export function pointedIn(output: string): Pointed {
  const [head = '', ...rest] = output.split('\n');
  const told = JSON.parse(head) as Record<string, unknown>;
  const lines = rest.filter((line) => !/^<\/?page-content/.test(line));
  if (!Array.isArray(told['steps'])) return one(told, lines);
  const steps = told['steps'] as Record<string, unknown>[];
  return {
    steps: steps.map((step, at) => {
      const start = `Step ${at + 1}: `;
      return one(
        step,
        lines.filter((line) => line.startsWith(start)).map((line) => line.slice(start.length)),
      );
    }),
  };
}

function one({pointing_at: ref, ...head}: Record<string, unknown>, lines: readonly string[]): Pointed {
  const things = lines.flatMap((line) => {
    const {ref: own = '', role = '', name = '', near} = LINE.exec(line)?.groups ?? {};
    if (own === '') return [];
    const thing = {ref: own, role, name: JSON.parse(name) as string};
    return near === undefined ? [thing] : [{...thing, near: JSON.parse(near) as string}];
  });
  const [only] = things;
  const inFront = lines.find((line) => line.startsWith('In front of it: '))?.slice('In front of it: '.length);
  return {
    ...head,
    ...(typeof ref === 'string' && only?.ref === ref ? {pointing_at: only} : {}),
    ...(ref === undefined && things.length > 0 ? {candidates: things} : {}),
    ...(inFront === undefined ? {} : {inFront}),
  };
}
