import {expect, test} from 'vitest';
import {hasDisplay, readArguments} from './arguments.ts';

test('without a display turns are held headless, with two sentences of its own', () => {
  const request = readArguments([], false);
  expect(request).toMatchObject({
    kind: 'run',
    options: {isHeadless: true, isJson: false, schema: null, page: null},
  });
  expect(request.kind === 'run' && request.options.say).toHaveLength(2);
});

test('sentences are said in the order they were given', () => {
  const request = readArguments(['--headless', '--say', 'one', '--say', 'two', '--json'], true);
  expect(request).toMatchObject({kind: 'run', options: {say: ['one', 'two'], isJson: true}});
});

test('an agent is started when it is asked for', () => {
  expect(readArguments(['--openclaw'], true)).toMatchObject({options: {hasOpenClaw: true}});
  expect(readArguments([], true)).toMatchObject({options: {hasOpenClaw: false}});
});

test('the voice comes by the agent’s gateway when it is asked for, and there is one', () => {
  expect(readArguments(['--openclaw', '--voice-by-gateway'], true)).toMatchObject({
    options: {hasOpenClaw: true, isVoiceByGateway: true},
  });
  expect(readArguments(['--openclaw'], true)).toMatchObject({options: {isVoiceByGateway: false}});
  expect(readArguments(['--voice-by-gateway'], true)).toMatchObject({
    kind: 'mistake',
    message: '--voice-by-gateway goes with --openclaw',
  });
});

test('a mistake is named', () => {
  expect(readArguments(['--sya', 'x'], true)).toMatchObject({
    kind: 'mistake',
    message: expect.stringContaining('--sya') as string,
  });
  expect(readArguments(['stray'], true).kind).toBe('mistake');
  expect(readArguments(['--say', 'x'], true)).toMatchObject({
    kind: 'mistake',
    message: '--say and --json go with --headless',
  });
  expect(readArguments(['--headless', '--say', ' '], true)).toMatchObject({
    kind: 'mistake',
    message: '--say wants a sentence',
  });
  expect(readArguments(['--help', '--headless'], true)).toEqual({kind: 'help'});
});

test('a display is a screen of whatever kind the system has', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({DISPLAY: ':0'}, 'linux')).toBe(true);
  expect(hasDisplay({WAYLAND_DISPLAY: 'wayland-0'}, 'linux')).toBe(true);
  expect(hasDisplay({}, 'darwin')).toBe(true);
});
