import {describe, expect, it} from 'vitest';
import {doneSteps, nextStep} from './welcome-progress.ts';

const NEW = {permission: 'prompt', hasKey: false, isShortcutSeen: false} as const;

describe('the welcome', () => {
  it('begins with the microphone', () => {
    expect(nextStep(doneSteps(NEW, []))).toBe('microphone');
  });

  it('goes on where it was left', () => {
    expect(nextStep(doneSteps({...NEW, permission: 'granted'}, []))).toBe('key');
    expect(nextStep(doneSteps({...NEW, permission: 'granted', hasKey: true}, []))).toBe('shortcut');
    expect(nextStep(doneSteps({permission: 'granted', hasKey: true, isShortcutSeen: true}, []))).toBe('try');
  });

  it('is over once a spoken turn was answered; by the shortcut, both last steps are done', () => {
    const ready = {...NEW, permission: 'granted', hasKey: true} as const;
    expect(nextStep(doneSteps(ready, [{outcome: 'answered', source: 'shortcut'}]))).toBeNull();
    expect(nextStep(doneSteps(ready, [{outcome: 'answered', source: 'typed'}]))).toBe('shortcut');
    expect(nextStep(doneSteps(ready, [{outcome: 'failed', source: 'shortcut'}]))).toBe('shortcut');
  });

  it('goes back to what has become undone', () => {
    const denied = {permission: 'denied', hasKey: true, isShortcutSeen: true} as const;
    expect(nextStep(doneSteps(denied, [{outcome: 'answered', source: 'button'}]))).toBe('microphone');
  });
});
