/** Wrong repairs by hand, and the difference that each one makes. */
import { delta, index, page, pageOf, type Edit, type Repair } from './repairs.ts';

const wrong = (driver: string, name: string, shows: RegExp, ...edits: readonly Edit[]): Repair => ({
  driver,
  name,
  shows,
  edits,
});

const lathe: Edit = ['	vma->vm_pgoff = (pci_resource_start(pdev, bar) >> PAGE_SHIFT) + page;\n', ''];
const lathePfn = (pfn: string): Edit => [
  'vma->vm_start, vma->vm_pgoff, size,',
  `vma->vm_start, ${pfn}, size,`,
];

const anvil = (pfn: string): readonly Edit[] => [
  ['	vma->vm_pgoff = (pci_resource_start(pdev, bar) >> PAGE_SHIFT) + page;\n', ''],
  ['	unsigned long pfn;\n', '	struct anvil *anvil = vma->vm_private_data;\n	unsigned long pfn;\n'],
  [`pfn = vma->vm_pgoff + ${delta};`, `pfn = ${pfn};`],
];
const bar = `PHYS_PFN(pci_resource_start(anvil->pdev, ${index}))`;

const sluice = (pfn: string): readonly Edit[] => [
  ['	vma->vm_pgoff = PFN_DOWN(pci_resource_start(sluice->pdev, index)) +\n			pgoff;\n', ''],
  [
    'vma->vm_start, vma->vm_pgoff,',
    `vma->vm_start, PHYS_PFN(pci_resource_start(sluice->pdev, ${index})) + ${pfn},`,
  ],
];

export const wrongRepairs: readonly Repair[] = [
  wrong(
    'inline-remap',
    'the store alone deleted',
    /region 2 page 3 pages 3: filled by mmap: 20000003\*3/,
    lathe,
  ),
  wrong(
    'inline-remap',
    'the mask forgotten',
    /region 2 page 1 pages 2: filled by mmap: 420002001\*2/,
    lathe,
    lathePfn('PHYS_PFN(pci_resource_start(pdev, bar)) + vma->vm_pgoff + (page & 0)'),
  ),
  wrong(
    'inline-remap',
    'the page in the region dropped',
    /page 3 pages 3: filled by mmap: 400000200\*3/,
    lathe,
    lathePfn('PHYS_PFN(pci_resource_start(pdev, bar))'),
  ),
  wrong(
    'inline-remap',
    'the first region for all',
    /region 4 page 0 pages 1: filled by mmap: 400000100\*1/,
    lathe,
    lathePfn('PHYS_PFN(pci_resource_start(pdev, 0)) + page'),
  ),
  wrong(
    'inline-remap',
    'the region alone stored',
    /region 2 page 3 pages 3: vm_pgoff after mmap: 20000000, given 20000003/,
    [lathe[0], '	vma->vm_pgoff = VFIO_PCI_INDEX_TO_OFFSET(bar) >> PAGE_SHIFT;\n'],
    lathePfn('PHYS_PFN(pci_resource_start(pdev, bar)) + page'),
  ),
  wrong('inline-remap', 'the pfn stored behind the call', /found region: 0 of 3 pages/, lathe, [
    '	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size,\n			       vma->vm_page_prot);',
    '	page += PHYS_PFN(pci_resource_start(pdev, bar));\n	if (remap_pfn_range(vma, vma->vm_start, page, size, vma->vm_page_prot))\n		return -EINVAL;\n	vma->vm_pgoff = page;\n	return 0;',
  ]),
  wrong(
    'dead-store-with-its-check',
    'the wrong check taken out',
    /region 0 page 4 pages 13: mmap: 0, due -22/,
    ['	if (last > pci_resource_len(bellows->pdev, bar))\n		return -EINVAL;\n', ''],
    ['	vma->vm_pgoff = start_pfn;\n', ''],
  ),
  wrong('helper-one-caller', 'the helper forgotten', /region 1 page 1 pages 2: filled by mmap: 10000001\*2/, [
    '	vma->vm_pgoff = (mesh->start >> PAGE_SHIFT) + page;\n',
    '',
  ]),
  wrong(
    'helper-two-callers',
    "one caller's base for both",
    /region 4 page 1 pages 2: filled by mmap: 400000101\*2\/21, due 400000201\*2\/21/,
    ['	vma->vm_pgoff = (base >> PAGE_SHIFT) + page;\n', '	barge->page = (base >> PAGE_SHIFT) + page;\n'],
    [
      '	vma->vm_pgoff = PHYS_PFN(pci_resource_start(barge->pdev, bar)) + page;\n',
      '	barge->page = PHYS_PFN(pci_resource_start(barge->pdev, 0)) + page;\n',
    ],
    ['	struct pci_dev *pdev;\n};', '	struct pci_dev *pdev;\n	u64 page;\n};'],
    [
      'vma->vm_start, vma->vm_pgoff, size',
      'vma->vm_start, ((struct barge *)vma->vm_private_data)->page, size',
    ],
    ['	if (bar == BARGE_REGISTERS)\n', '	vma->vm_private_data = barge;\n	if (bar == BARGE_REGISTERS)\n'],
  ),
  wrong('fault-bar', 'the fault handler forgotten', /region 2 page 1 pages 2: touched: 20000001\*2/, [
    '	vma->vm_pgoff = (pci_resource_start(pdev, bar) >> PAGE_SHIFT) + page;\n',
    '',
  ]),
  wrong(
    'fault-bar',
    'the mask forgotten',
    /region 2 page 1 pages 2: touched: 420002001\*2/,
    ...anvil(`${bar} + vma->vm_pgoff + ${delta}`),
  ),
  wrong(
    'fault-bar',
    "the vma's page dropped, which a split shows",
    /region 0 page 0 pages 4: second half touched: 400000100\*2/,
    ...anvil(`${bar} + ${delta}`),
  ),
  wrong(
    'fault-bar',
    'the page in the vma dropped',
    /region 0 page 1 pages 2: touched: 400000101\*1\/11 400000101\*1\/11/,
    ...anvil(`${bar} + ${page}`),
  ),
  wrong(
    'fault-bar',
    'the page in the vma added twice',
    /region 0 page 1 pages 2: touched: 400000101\*1\/11 400000103\*1\/11/,
    ...anvil(`${bar} + ${pageOf('vmf->pgoff')} + ${delta}`),
  ),
  wrong(
    'fault-bar',
    'the index of another region',
    /region 4 page 0 pages 1: touched: 400002000\*1/,
    ...anvil(`PHYS_PFN(pci_resource_start(anvil->pdev, 2)) + ${page} + ${delta} + (bar_of(vma) & 0)`),
    [
      'static vm_fault_t anvil_fault',
      `static unsigned long bar_of(struct vm_area_struct *vma)\n{\n	return ${index};\n}\n\nstatic vm_fault_t anvil_fault`,
    ],
  ),
  wrong(
    'fault-bar',
    'the index as if all pages were of 4K',
    /region 2 page 1 pages 2 of 16K: touched: 100000041\*2\/11, due 100000801/,
    ...anvil(`${bar.replace('40 - PAGE_SHIFT', '28')} + ${page} + ${delta}`),
  ),
  wrong(
    'fault-context',
    'the first page kept from mmap, which a split shows',
    /region 0 page 0 pages 4: second half touched: 400000100\*2/,
    [
      '	vma->vm_pgoff = PHYS_PFN(pci_resource_start(hammock->pdev, index)) +\n			page;\n',
      '	map->pfn = PHYS_PFN(pci_resource_start(hammock->pdev, index)) + page;\n',
    ],
    ['	atomic_t users;\n', '	atomic_t users;\n	unsigned long pfn;\n'],
    ['	unsigned long delta', '	struct hammock_map *map = vma->vm_private_data;\n	unsigned long delta'],
    ['vma->vm_pgoff + delta', 'map->pfn + delta'],
  ),
  wrong(
    'fault-layout',
    'the offset of the layout dropped',
    /region 1 page 0 pages 1: touched: 400002000\*1/,
    ['	phys_addr_t phys;\n', ''],
    ['	phys = canal->base + canal_layout[reach].offset + skip;\n	vma->vm_pgoff = phys >> PAGE_SHIFT;\n', ''],
    ['vmf->vma;\n', 'vmf->vma;\n	struct canal *canal = vma->vm_private_data;\n'],
    ['vma->vm_pgoff + page', `PHYS_PFN(canal->base) + ${page} + page`],
  ),
  wrong(
    'fault-remaps-all',
    "the touched page where the vma's first is due",
    /region 0 page 0 pages 4: touched: 400000103\*4/,
    ...sluice(pageOf('vmf->pgoff')),
  ),
  wrong(
    'fault-huge',
    'the touched page for a huge page',
    /region 2 page 0 pages 512: touched: 400002000\*512\/11, due huge/,
    ['	vma->vm_pgoff = page + (pci_resource_start(pdev, bar) >> PAGE_SHIFT);\n', ''],
    ['	unsigned long pfn;\n', '	struct furnace *furnace = vma->vm_private_data;\n	unsigned long pfn;\n'],
    [
      '	pfn = vma->vm_pgoff + ((addr - vma->vm_start) >> PAGE_SHIFT);',
      `	pfn = PHYS_PFN(pci_resource_start(furnace->pdev, ${index})) + ${pageOf('vmf->pgoff')};`,
    ],
  ),
  wrong(
    'fault-and-access',
    'the handler for debuggers forgotten',
    /region 1 page 0 pages 1: read by a debugger: 8 10000000008, due 8 400000200008/,
    ['	vma->vm_pgoff = (bowl->base + off) >> PAGE_SHIFT;\n', ''],
    ['vmf->vma;\n', 'vmf->vma;\n	struct ladle *ladle = vma->vm_private_data;\n'],
    ['vmf->address, vma->vm_pgoff +', `vmf->address, PHYS_PFN(ladle->bowls[${index}].base) + ${page} +`],
  ),
  wrong(
    'fault-under-lock',
    'a way out with the lock held',
    /BUG: a lock is still held/,
    [
      '	down_read(&core->memory_lock);\n',
      `	down_read(&core->memory_lock);\n	if (${index} == 4)\n		return VM_FAULT_SIGBUS;\n`,
    ],
    ['	vma->vm_pgoff = PHYS_PFN(pci_resource_start(core->pdev, bar)) + page;\n', ''],
    ['vma->vm_pgoff + delta', `PHYS_PFN(pci_resource_start(core->pdev, ${index})) + ${page} + delta`],
  ),
  wrong(
    'wrong-unit-index',
    'shifted, but without the page',
    /region 0 page 3 pages 3: vm_pgoff after mmap: 0, given 3/,
    ['VFIO_PCI_INDEX_TO_OFFSET(index);', 'VFIO_PCI_INDEX_TO_OFFSET(index) >> PAGE_SHIFT;'],
  ),
];
