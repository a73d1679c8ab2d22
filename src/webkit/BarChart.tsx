import { BarChart as Bars } from 'echarts/charts';
import { AriaComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { fontSans, palette } from './theme.ts';

use([Bars, GridComponent, AriaComponent, SVGRenderer]);

export interface BarChartProps {
  readonly label: string;
  readonly bars: readonly { readonly name: string; readonly value: number; readonly text: string }[];
  readonly onBar?: (index: number) => void;
}

const ROW_PX = 30;
const FRAME_PX = 16;

/** Horizontal bars with the exact figure at their end; loaded only by pages that draw one. */
export function BarChart({ label, bars, onBar }: BarChartProps): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const press = useRef(onBar);
  press.current = onBar;
  useEffect(() => {
    if (!element.current) return undefined;
    const chart = init(element.current, null, { renderer: 'svg' });
    chart.setOption({
      aria: { enabled: true, label: { description: label } },
      animation: false,
      textStyle: { fontFamily: fontSans, color: palette.ink },
      grid: { left: 4, right: 120, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map((bar) => bar.name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.hairline } },
        axisLabel: { color: palette.ink, width: 150, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          barWidth: 14,
          itemStyle: { color: palette.primary },
          data: bars.map((bar) => bar.value),
          label: {
            show: true,
            position: 'right',
            color: palette.ink,
            formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.text ?? '',
          },
        },
      ],
    });
    chart.on('click', ({ dataIndex }) => press.current?.(dataIndex));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [bars, label]);
  return (
    <div
      ref={element}
      role="img"
      aria-label={label}
      style={{ overflow: 'hidden', height: bars.length * ROW_PX + FRAME_PX }}
    />
  );
}
