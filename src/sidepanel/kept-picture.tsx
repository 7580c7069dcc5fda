import {useEffect, useRef} from 'preact/hooks';
import {bytesOf} from '../platform/base64.ts';
import {createLog, inBackground} from '../platform/log.ts';

const log = createLog('history');

/** A picture that is kept as a data URL. The policy of the pages lets no such address be shown, so it is drawn. */
export function KeptPicture({dataUrl, label}: {dataUrl: string; label: string}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = async () => {
      const picture = await createImageBitmap(new Blob([bytesOf(dataUrl)], {type: 'image/jpeg'}));
      const target = canvas.current;
      if (!target) return;
      target.width = picture.width;
      target.height = picture.height;
      target.getContext('2d')?.drawImage(picture, 0, 0);
      picture.close();
    };
    inBackground(draw(), log, 'drawing a picture');
  }, [dataUrl]);
  return <canvas ref={canvas} class="kept-picture" role="img" aria-label={label} width={0} height={0} />;
}
