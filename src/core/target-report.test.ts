import {describe, expect, it} from 'vitest';
import {describeFailure} from '../protocol/failures.ts';
import {reportCandidates, reportPointing, reportSteps} from './target-report.ts';

const nonce = 'n1';
const save = {ref: 'e1', role: 'button', name: 'Save', near: 'Draft'};
const outside = (told: string) => told.split('<page-content')[0] ?? '';

describe('what a target may mean', () => {
  it('is told in marks, whether it is to be used or pointed at', () => {
    const undecided = {candidates: [save], hidden: 0};
    for (const told of [
      reportCandidates(undecided, nonce),
      reportPointing({state: 'undecided', target: 'it', undecided}, nonce),
    ]) {
      expect(told).toContain('[e1 button "Save"] near "Draft"');
      expect(outside(told)).toMatch(/^\{.*Several things fit/);
      expect(outside(told)).not.toMatch(/Save|Draft/);
    }
  });

  it('is told as hidden, or as nothing', () => {
    expect(reportCandidates({candidates: [], hidden: 0}, nonce)).toContain('Nothing on the page fits');
    expect(reportCandidates({candidates: [], hidden: 1}, nonce)).toContain('hidden now');
    const none = {candidates: [], hidden: 0};
    expect(JSON.parse(reportPointing({state: 'undecided', target: 'x "y"', undecided: none}, nonce))).toEqual(
      {
        error: {
          reason: 'target.unknown',
          message: 'Nothing on the page fits "x \\"y\\"". Call read_page and use a ref from its outline.',
          fix: 'Say it in other words',
        },
      },
    );
  });
});

describe('what is pointed at', () => {
  it('is named in marks, and so is what is in front of it', () => {
    const ready = reportPointing({state: 'ready', ...save}, nonce);
    expect(ready).toBe(
      '{"pointing_at":"e1"}\n<page-content nonce="n1">\n[e1 button "Save"] near "Draft"\n</page-content nonce="n1">',
    );
    const failure = describeFailure('target.covered');
    const covered = reportPointing({state: 'failed', failure, by: 'dialog "Say yes"'}, nonce);
    expect(covered).toContain('In front of it: dialog "Say yes"');
    expect(outside(covered)).not.toContain('Say yes');
  });

  it('is told step by step, with the number of the step before its words', () => {
    const failure = describeFailure('ref.unknown');
    const told = reportSteps(
      [
        {state: 'ready', ...save},
        {state: 'failed', failure, by: null},
        {state: 'undecided', target: 'b', undecided: {candidates: [{...save, ref: 'e7'}], hidden: 0}},
      ],
      nonce,
    );
    expect(JSON.parse(outside(told))).toMatchObject({
      steps: [
        {pointing_at: 'e1'},
        {error: {reason: 'ref.unknown'}},
        {note: expect.stringMatching(/Several/) as string},
      ],
    });
    expect(told).toMatch(/^Step 1: \[e1 button "Save"\].*\nStep 3: \[e7 button/m);
  });
});
