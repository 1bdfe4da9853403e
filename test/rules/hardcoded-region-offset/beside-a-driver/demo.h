#define DEMO_VFIO_OFFSET(i) ((unsigned long long)(i) << 40)
