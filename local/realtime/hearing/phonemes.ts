// espeak-ng's own phoneme names (`-x`, voice en-us) as the ARPAbet of cmudict. Longest name first wins.
const ARPABET: Record<string, string> = {
  'aI@': 'AY ER',
  aI3: 'AY ER',
  'aU@': 'AW ER',
  'i@3': 'IH R',
  'A@': 'AA R',
  'O@': 'AO R',
  'o@': 'AO R',
  'e@': 'EH R',
  'i@': 'IH R',
  'U@': 'UH R',
  oU: 'OW',
  aU: 'AW',
  aI: 'AY',
  eI: 'EY',
  OI: 'OY',
  tS: 'CH',
  dZ: 'JH',
  '@L': 'AH L',
  '@2': 'AH',
  '@5': 'AH',
  '3:': 'ER',
  'A:': 'AA',
  'O:': 'AO',
  'i:': 'IY',
  'u:': 'UW',
  I2: 'IH',
  'I#': 'IH',
  'a#': 'AH',
  O2: 'AO',
  'n-': 'AH N',
  'm-': 'AH M',
  'r-': 'ER',
  't#': 'T',
  aa: 'AE',
  '0': 'AA',
  '3': 'ER',
  '@': 'AH',
  A: 'AA',
  D: 'DH',
  E: 'EH',
  I: 'IH',
  N: 'NG',
  O: 'AO',
  S: 'SH',
  T: 'TH',
  U: 'UH',
  V: 'AH',
  Z: 'ZH',
  a: 'AE',
  b: 'B',
  d: 'D',
  f: 'F',
  g: 'G',
  h: 'HH',
  i: 'IY',
  j: 'Y',
  k: 'K',
  l: 'L',
  m: 'M',
  n: 'N',
  p: 'P',
  r: 'R',
  s: 'S',
  t: 'T',
  u: 'UW',
  v: 'V',
  w: 'W',
  x: 'K',
  z: 'Z',
};
const NAMES = Object.keys(ARPABET).sort((a, b) => b.length - a.length);
// Stress, length and syllable marks carry nothing the recogniser's dictionary knows.
const MARKS = /[',%=:|_!;?-]/;

/** One word of espeak-ng's phonemes as ARPAbet, such as `p'A@li` as `P AA R L IY`; null if a phoneme is not English. */
export function toArpabet(phonemes: string): string | null {
  const sounds: string[] = [];
  for (let at = 0; at < phonemes.length;) {
    const name = NAMES.find((candidate) => phonemes.startsWith(candidate, at));
    if (name !== undefined) {
      sounds.push(ARPABET[name] ?? '');
      at += name.length;
    } else if (MARKS.test(phonemes.charAt(at))) {
      at += 1;
    } else {
      return null;
    }
  }
  return sounds.length > 0 ? sounds.join(' ') : null;
}
