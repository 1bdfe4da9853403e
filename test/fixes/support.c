/*
 * The rest of the simulated kernel: locks that count, memory, device memory
 * that tells its address.
 */
#include <linux/io.h>
#include "sim.h"

int sim_locks;

static void held(int *count, int by, bool wrong, const char *what)
{
	if (wrong)
		sim_warn(what);
	*count += by;
	sim_locks += by;
}

void mutex_lock(struct mutex *lock)
{
	held(&lock->held, 1, lock->held, "a mutex taken twice");
}

void mutex_unlock(struct mutex *lock)
{
	held(&lock->held, -1, !lock->held, "a mutex released that is free");
}

void down_read(struct rw_semaphore *sem)
{
	held(&sem->readers, 1, sem->writers, "a reader waits for its writer");
}

void up_read(struct rw_semaphore *sem)
{
	held(&sem->readers, -1, !sem->readers, "no reader to release");
}

void down_write(struct rw_semaphore *sem)
{
	held(&sem->writers, 1, sem->writers || sem->readers,
	     "a writer waits for its reader");
}

void up_write(struct rw_semaphore *sem)
{
	held(&sem->writers, -1, !sem->writers, "no writer to release");
}

void *kzalloc(size_t size, gfp_t flags)
{
	return calloc(1, size);
}

void *kcalloc(size_t n, size_t size, gfp_t flags)
{
	return calloc(n, size);
}

void kfree(const void *memory)
{
	free((void *)memory);
}

/* A page of words, each of which is its own physical address. */
void __iomem *ioremap(phys_addr_t addr, size_t size)
{
	u64 *words = calloc(1, PAGE_ALIGN(size) + PAGE_SIZE);
	size_t i;

	for (i = 0; i < PAGE_ALIGN(size) / sizeof(*words); i++)
		words[i] = addr + i * sizeof(*words);
	return words;
}

void iounmap(void __iomem *mapped)
{
	free(mapped);
}

void memcpy_fromio(void *to, const void __iomem *from, size_t size)
{
	memcpy(to, from, size);
}

void memcpy_toio(void __iomem *to, const void *from, size_t size)
{
	memcpy(to, from, size);
}

void sim_quiet(const char *format, ...)
{
}
