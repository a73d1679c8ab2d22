import { GraphChart } from 'echarts/charts';
import { AriaComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useFocus } from './FocusLink.tsx';
import { layoutOf } from './layout.rules.ts';
import type { NetworkView } from './network.schema.ts';
import { networkTexts } from './network.texts.ts';
import { pictureOf } from './picture.ts';
import { useCountText, useNodeWords } from './useNodeWords.ts';

use([GraphChart, TooltipComponent, AriaComponent, SVGRenderer]);

const ZOOM = { in: 1.4, out: 1 / 1.4 } as const;

function useWidth(): [(element: HTMLDivElement | null) => void, number, HTMLDivElement | null] {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [element]);
  return [setElement, width, element];
}

/** The picture: a table of groups, or what lies around one. Pressing a node looks into it; the list says the same in words. */
export function NetworkPicture({ view }: { readonly view: NetworkView }): ReactNode {
  const t = useTexts(networkTexts);
  const words = useNodeWords();
  const countText = useCountText();
  const focus = useFocus();
  const chart = useRef<EChartsType | null>(null);
  const [setElement, width, element] = useWidth();
  const layout = layoutOf(view, Math.max(width, 320));
  const [zoom, setZoom] = useState(1);
  const label = t('picture', { nodes: view.nodes.length, ties: view.ties.length });
  const option = pictureOf(view, layout, Math.max(width, 320), {
    words,
    countText,
    tie: (kind) => t(`tie.${kind}`),
    label,
    zoom,
  });
  const text = JSON.stringify(option);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew when what it says changes, not on every call
  useEffect(() => {
    if (!element || width === 0) return undefined;
    const drawn = init(element, null, { renderer: 'svg' });
    drawn.setOption(option);
    drawn.on('click', ({ dataType, data }) => {
      const id = dataType === 'node' && typeof data === 'object' && data !== null ? Reflect.get(data, 'id') : null;
      if (typeof id === 'string' && !id.startsWith(' ')) focus(id);
    });
    chart.current = drawn;
    return () => {
      drawn.dispose();
      chart.current = null;
    };
  }, [element, width, text]);
  return (
    <div className="panel network-picture">
      <fieldset className="network-zoom plain-fieldset" aria-label={t('zoom.label')}>
        <Button small onClick={() => setZoom((now) => Math.min(4, now * ZOOM.in))}>
          {t('zoom.in')}
        </Button>
        <Button small onClick={() => setZoom((now) => Math.max(0.5, now * ZOOM.out))}>
          {t('zoom.out')}
        </Button>
        <Button small disabled={zoom === 1} onClick={() => setZoom(1)}>
          {t('zoom.reset')}
        </Button>
      </fieldset>
      <div ref={setElement} role="img" aria-label={label} style={{ height: layout.height, overflow: 'hidden' }} />
    </div>
  );
}
