import {expect, it} from 'vitest';
import {catchingUp} from './catching-up.ts';

it('reads once more, and not twice at once, when it is asked for meanwhile', async () => {
  const under: (() => void)[] = [];
  const refresh = catchingUp(() => new Promise((resolve) => under.push(resolve)));
  const first = refresh();
  await refresh();
  await refresh();
  expect(under).toHaveLength(1);
  under[0]?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(under).toHaveLength(2);
  under[1]?.();
  await first;
  expect(under).toHaveLength(2);
});

it('can be asked again after it has failed', async () => {
  let isBroken = true;
  let times = 0;
  const refresh = catchingUp(() => {
    times += 1;
    return isBroken ? Promise.reject(new Error('no disk')) : Promise.resolve();
  });
  await expect(refresh()).rejects.toThrow('no disk');
  isBroken = false;
  await refresh();
  expect(times).toBe(2);
});
