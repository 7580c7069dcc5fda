import './section-list.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {say} from '../platform/text.ts';

/** Leads to each section; as long as the page is, nobody should have to search it. `isReady`: all sections are there. */
export function SectionList({isReady}: {isReady: boolean}) {
  const titles = useSignal<{id: string; text: string}[]>([]);
  useEffect(() => {
    titles.value = [...document.querySelectorAll<HTMLElement>('main h2[id]')].map(({id, textContent}) => ({
      id,
      text: textContent,
    }));
  }, [isReady]);
  return (
    <nav class="sections" aria-label={say('options_sections')}>
      {titles.value.map(({id, text}) => (
        <a key={id} href={`#${id}`}>
          {text}
        </a>
      ))}
    </nav>
  );
}
