/* Locks: they count, so that one left held is seen. */
#ifndef SIM_MUTEX_H
#define SIM_MUTEX_H

#include <linux/kernel.h>

struct mutex {
	int held;
};

struct rw_semaphore {
	int readers, writers;
};

typedef struct mutex spinlock_t;

void mutex_lock(struct mutex *lock);
void mutex_unlock(struct mutex *lock);
void down_read(struct rw_semaphore *sem);
void up_read(struct rw_semaphore *sem);
void down_write(struct rw_semaphore *sem);
void up_write(struct rw_semaphore *sem);

#define mutex_init(lock) ((lock)->held = 0)
#define mutex_destroy(lock) WARN_ON((lock)->held)
#define init_rwsem(sem) ((sem)->readers = (sem)->writers = 0)
#define spin_lock_init(lock) mutex_init(lock)
#define spin_lock(lock) mutex_lock(lock)
#define spin_unlock(lock) mutex_unlock(lock)
#define lockdep_assert_held(lock) WARN_ON(!(lock)->held)

static inline void atomic_set(atomic_t *v, int i)
{
	v->counter = i;
}

static inline int atomic_read(const atomic_t *v)
{
	return v->counter;
}

static inline void atomic_inc(atomic_t *v)
{
	v->counter++;
}

static inline bool atomic_dec_and_test(atomic_t *v)
{
	return --v->counter == 0;
}

static inline void atomic_dec(atomic_t *v)
{
	v->counter--;
}

#endif
