import {useSignal, type Signal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {
  installLocalRecognition,
  localRecognition,
  type LocalRecognition,
} from '../platform/local-recognition.ts';
import {ParleyError} from '../protocol/failures.ts';
import {act, refresher} from '../ui/act.ts';

interface Props {
  /** BCP 47. */
  language: string;
  isAvailable: Signal<boolean>;
}

/** Whether Chrome can recognise the language here, without sending anything anywhere, and what is missing. */
export function WakeRecogniser({language, isAvailable}: Props) {
  const answer = useSignal<LocalRecognition | null>(null);
  const isInstalling = useSignal(false);
  const look = async () => {
    answer.value = await localRecognition(language);
    isAvailable.value = answer.value === 'available';
  };
  useEffect(refresher(look), [language]);

  const install = () =>
    act(async () => {
      isInstalling.value = true;
      try {
        if (!(await installLocalRecognition(language))) {
          throw new ParleyError('wake.unavailable', {message: 'Chrome could not download what it needs.'});
        }
      } finally {
        isInstalling.value = false;
        await look();
      }
    });
  return (
    <>
      <p role="status">{answer.value ? sentenceFor(answer.value, language) : ''}</p>
      {answer.value === 'downloadable' && (
        <button type="button" disabled={isInstalling.value} onClick={install}>
          {isInstalling.value ? 'Chrome is downloading…' : 'Have Chrome download it'}
        </button>
      )}
    </>
  );
}

function sentenceFor(answer: LocalRecognition, language: string): string {
  switch (answer) {
    case 'available':
      return `Chrome recognises ${language} on this computer; nothing is sent to do so.`;
    case 'downloadable':
      return `Chrome can recognise ${language} on this computer once it has downloaded a language pack from Google.`;
    case 'downloading':
      return `Chrome is downloading what it needs to recognise ${language}. Come back in a while.`;
    case 'unavailable':
      return `This Chrome cannot recognise ${language} on this computer. Parley does not let it send what it hears elsewhere: take your own wake word.`;
  }
}
