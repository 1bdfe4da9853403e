// Fills the banks when the device is found.
#include "ash.h"

int ash_scan(struct ash *ash, struct platform_device *pdev)
{
	int i;

	for (i = 0; i < 4; i++) {
		struct ash_bank *bank = &ash->banks[i];
		struct resource *res = platform_get_resource(pdev, IORESOURCE_MEM, i);

		if (!res)
			return -ENODEV;
		bank->from = res->start;
		bank->till = res->end;
	}
	return 0;
}
