import type { SectorKey } from './industries.ts';

/**
 * 中小企业划型标准规定, 工信部联企业〔2011〕300号: lower bounds of large, medium and small by sector. Staff in persons,
 * revenue and assets in 万元. An indicator that the sector does not use is absent.
 */
export interface SizeBounds {
  readonly staff?: readonly [large: number, medium: number, small: number];
  readonly revenue?: readonly [large: number, medium: number, small: number];
  readonly assets?: readonly [large: number, medium: number, small: number];
}

export const SIZE_BOUNDS: Readonly<Record<SectorKey, SizeBounds>> = {
  agri: { revenue: [20_000, 500, 50] },
  industry: { staff: [1000, 300, 20], revenue: [40_000, 2000, 300] },
  construction: { revenue: [80_000, 6000, 300], assets: [80_000, 5000, 300] },
  wholesale: { staff: [200, 20, 5], revenue: [40_000, 5000, 1000] },
  retail: { staff: [300, 50, 10], revenue: [20_000, 500, 100] },
  transport: { staff: [1000, 300, 20], revenue: [30_000, 3000, 200] },
  warehouse: { staff: [200, 100, 20], revenue: [30_000, 1000, 100] },
  post: { staff: [1000, 300, 20], revenue: [30_000, 2000, 100] },
  lodging: { staff: [300, 100, 10], revenue: [10_000, 2000, 100] },
  catering: { staff: [300, 100, 10], revenue: [10_000, 2000, 100] },
  infotrans: { staff: [2000, 100, 10], revenue: [100_000, 1000, 100] },
  software: { staff: [300, 100, 10], revenue: [10_000, 1000, 50] },
  realestate: { revenue: [200_000, 1000, 100], assets: [10_000, 5000, 2000] },
  property: { staff: [1000, 300, 100], revenue: [5000, 1000, 500] },
  leasing: { staff: [300, 100, 10], assets: [120_000, 8000, 100] },
  other: { staff: [300, 100, 10] },
};
