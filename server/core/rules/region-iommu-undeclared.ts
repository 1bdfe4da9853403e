/** region-iommu-undeclared: a region may be mapped, and nothing says whether the IOMMU may map it, too. */
import type { FunctionFacts } from '../c/ir.ts';
import { flagged } from '../infer/mmap-flag.ts';
import { isOfVfio } from '../infer/scope.ts';
import { inBody, statements } from '../infer/walk.ts';
import type { Found, Rule } from './rule.ts';

const saysIommu = /iommu|p2p|dma/i;

/** Its flags may be those of the ABI's struct, under a name that another variable of the function has, too. */
const declaresInfo = (fn: FunctionFacts): boolean =>
  [...statements(fn.body)].some((stmt) => stmt.k === 'decl' && stmt.type.base === 'vfio_region_info');

/** A bit of another member may say it. */
const speaksOfIommu = (fn: FunctionFacts): boolean =>
  [...inBody(fn.body)].some((expr) => expr.k === 'name' && /iommu|p2p/i.test(expr.name));

export const regionIommuUndeclared: Rule = {
  id: 'region-iommu-undeclared',
  severity: 'note',
  confidence: 'low',
  fixSafety: 'none',
  title: 'a mappable region, and nothing says whether the IOMMU may map it',
  why:
    'Whoever looks mappings up to put them into an IOMMU needs to know which regions are no target of DMA: device-specific ' +
    'ones such as migration data may be mapped by user space and nothing else. A flag of the region says so. No driver in ' +
    'Linux 7.2 has one, so this is a note for those who plan such a look-up.',
  bad: `struct demo_region {
	phys_addr_t base;
	u32 flags;
};

static void demo_init(struct vfio_device *core, struct demo_region *region)
{
	region->flags |= VFIO_REGION_INFO_FLAG_MMAP;
}
`,
  good: `struct demo_region {
	phys_addr_t base;
	u32 flags;
	bool iommu_ok;
};

static void demo_init(struct vfio_device *core, struct demo_region *region)
{
	region->flags |= VFIO_REGION_INFO_FLAG_MMAP;
	region->iommu_ok = false;
}
`,
  mail: {
    subject: 'Say whether the IOMMU may map a region',
    defect: '{functions} let{s} user space map regions of which nothing says whether the IOMMU may map them.',
    consequence: 'A look-up of mappings for DMA can refuse none of them.',
  },
  *check(view): Iterable<Found> {
    if (!isOfVfio(view.program, view.file)) return;
    for (const fn of view.file.functions) {
      if (fn.isMacro) continue;
      for (const { struct, span } of flagged(view.program, view.file, fn)) {
        view.look({ file: view.file, span });
        // The struct of the ABI has no place for it.
        if (struct === '' || struct === 'vfio_region_info' || declaresInfo(fn) || speaksOfIommu(fn)) continue;
        const members = view.program.order(struct, view.file);
        if (members.some((name) => saysIommu.test(name))) continue;
        yield {
          site: { file: view.file, fn, span },
          message: `struct ${struct} may be mapped, and says nothing of the IOMMU`,
          because: [],
        };
        break;
      }
    }
  },
};
