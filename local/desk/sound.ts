import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {startChild} from './child.ts';
import {makeTempFolder} from './temp-folder.ts';
import {waitFor} from './wait.ts';

const run = promisify(execFile);

/** Samples a second of every device here: what Chromium uses, so nothing is resampled on the way. */
export const SOUND_RATE = 48_000;

/** A sound server of its own: what is played into `mouth` is the microphone, what the browser plays is in `speaker`. */
export interface Sound {
  /** Environment under which programs use this server and no other. */
  env: Record<string, string>;
  /** Runs `pactl` against this server and gives its output; raises when it refuses. */
  control: (...args: string[]) => Promise<string>;
  stop: () => Promise<void>;
}

/**
 * Starts a private PulseAudio daemon in a folder of its own. The person's own daemon, its socket, cookie and
 * settings are not read or written, whatever user this runs as.
 */
export async function startSound(): Promise<Sound> {
  const temporary = await makeTempFolder('sound');
  const folder = temporary.path;
  const socket = join(folder, 'native');
  const env = {
    XDG_RUNTIME_DIR: folder,
    XDG_CONFIG_HOME: folder,
    PULSE_RUNTIME_PATH: folder,
    PULSE_STATE_PATH: folder,
    PULSE_SERVER: `unix:${socket}`,
  };
  const device = `rate=${SOUND_RATE} channels=1 channel_map=mono`;
  const modules = [
    `module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
    `module-null-sink sink_name=mouth ${device}`,
    'module-remap-source master=mouth.monitor source_name=ear',
    `module-null-sink sink_name=speaker ${device}`,
  ];
  const daemon = await startChild(
    'pulseaudio',
    [
      '-n',
      '--daemonize=no',
      '--exit-idle-time=-1',
      '--use-pid-file=no',
      '--disable-shm=yes',
      '--log-level=error',
      '--log-target=stderr',
      ...modules.flatMap((module) => ['-L', module]),
    ],
    {env: {...process.env, ...env}},
  ).catch(async (error: unknown) => {
    await temporary.remove();
    throw error;
  });
  const control = async (...args: string[]) =>
    (await run('pactl', args, {env: {...process.env, ...env}})).stdout;
  const stop = async () => {
    await daemon.stop();
    await temporary.remove();
  };
  try {
    await waitFor(
      'PulseAudio',
      () => {
        if (daemon.process.exitCode !== null)
          throw new Error(`PulseAudio ended at once: ${daemon.complaint()}`);
        return control('set-default-sink', 'speaker').then(
          () => true,
          () => undefined,
        );
      },
      {timeoutMs: 10_000},
    );
    await control('set-default-source', 'ear');
    return {env, control, stop};
  } catch (error) {
    await stop();
    throw error;
  }
}
